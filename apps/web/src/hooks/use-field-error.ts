import { useErrorText } from '#hooks/use-error-text';
import type { FieldProblem } from '#hooks/use-fields';

/** Schemas name the contract's error; a server's answer comes in words already (type `server`). */
export function useFieldError() {
  const errorText = useErrorText();
  return (error: FieldProblem | undefined): string | undefined => {
    if (error === undefined) return undefined;
    return error.type === 'server' ? error.message : errorText(error.message ?? '');
  };
}
