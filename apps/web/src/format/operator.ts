/** An operator's name for people, when only its id is at hand: "rightel" → "Rightel". */
export function operatorName(id: string): string {
  return id.length <= 3 ? id.toUpperCase() : id.charAt(0).toUpperCase() + id.slice(1);
}
