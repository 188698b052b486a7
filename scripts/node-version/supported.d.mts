export function minima(range: string): readonly string[];
export function refusal(program: string, version: string, range: string): string | undefined;
