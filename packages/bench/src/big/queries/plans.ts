import type { Core } from '@chargeflow/core/core';
import { drizzle } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { openBenchCore } from '#big/queries/caller';

interface PlanNode {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  'Actual Rows'?: number;
  'Actual Loops'?: number;
  'Rows Removed by Filter'?: number;
  'Rows Removed by Index Recheck'?: number;
  Plans?: PlanNode[];
}

interface ExplainedPlan {
  'Query Text': string;
  Plan: PlanNode;
}

/** A core whose statements tell their plans, and what each of their nodes has done. */
export interface ExplainingCore {
  core: Core;
  /** The plans of what was done since the last time; one a statement. */
  takePlans(): string[];
  close: () => Promise<void>;
}

/** Plans as they were carried out: PostgreSQL's auto_explain sends them as notices. */
export function openExplaining(databaseUrl: string): ExplainingCore {
  const plans: string[] = [];
  const sql = postgres(databaseUrl, {
    max: 1,
    types: { bigint: postgres.BigInt },
    onnotice: ({ message = '' }) => plans.push(...summaryOf(message)),
    connection: {
      TimeZone: 'UTC',
      DateStyle: 'ISO',
      session_preload_libraries: 'auto_explain',
      // The driver drops what is falsy, such as a number of zero.
      'auto_explain.log_min_duration': '0ms',
      'auto_explain.log_level': 'notice',
      'auto_explain.log_format': 'json',
      'auto_explain.log_analyze': 'on',
      'auto_explain.log_timing': 'off',
    },
  });
  const core = openBenchCore(databaseUrl);
  return {
    core: { ...core, sql, db: drizzle(sql) },
    takePlans: () => plans.splice(0),
    close: async () => {
      await sql.end();
      await core.close();
    },
  };
}

function summaryOf(notice: string): string[] {
  const begin = notice.indexOf('{');
  if (!notice.startsWith('duration: ') || begin === -1) return [];
  const { Plan: plan } = JSON.parse(notice.slice(begin)) as ExplainedPlan;
  const nodes = scansOf(plan);
  return nodes.length === 0 ? [] : [nodes.join('; ')];
}

/** The nodes that read tables, and those that work on all that they are given, from the top. */
function scansOf(node: PlanNode): string[] {
  const { 'Relation Name': table, 'Index Name': index, Plans: plans = [] } = node;
  const type = node['Node Type'];
  const isTold = table !== undefined || index !== undefined || /Sort|Hash|Aggregate/.test(type);
  return [...(isTold ? [tellNode(node, type, table, index)] : []), ...plans.flatMap(scansOf)];
}

function tellNode(node: PlanNode, type: string, table?: string, index?: string): string {
  const loops = node['Actual Loops'] ?? 1;
  const removed =
    (node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Index Recheck'] ?? 0);
  return [
    type,
    index ?? table ?? '',
    `${(node['Actual Rows'] ?? 0) * loops} rows`,
    removed > 0 ? `${removed * loops} removed` : '',
  ]
    .filter(Boolean)
    .join(' ');
}
