/** A part of the largest amount, drawn behind a figure that says it in words. */
export function ShareBar({ part, whole }: { part: string; whole: string }) {
  const share = Number(whole) > 0 ? (100 * Number(part)) / Number(whole) : 0;
  return (
    <span
      aria-hidden
      className="block h-1.5 w-full min-w-16 overflow-hidden rounded-full bg-sunken"
    >
      <span className="block h-full rounded-full bg-accent" style={{ inlineSize: `${share}%` }} />
    </span>
  );
}
