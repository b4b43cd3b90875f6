import { toutEffacer } from '../../horsligne/coffre.ts';

/** Keys first, then the rest; the page starts again with nothing in memory. */
export async function effacerApresEchecs(): Promise<void> {
  await toutEffacer();
  location.assign('/tablette?effacee');
}
