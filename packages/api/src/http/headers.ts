/** Headers of a request, whatever server it came through; repeated ones are joined by commas. */
export interface HeaderSource {
  get(name: string): string | null;
}
