import type { Adaptateurs } from '../demarrage/adaptateurs.ts';
import type { ComptesDemo } from '../features/acces/ports.ts';
import type { Bd } from '../kernel/bd.ts';
import type { Config } from '../kernel/config.ts';
import type { Travaux } from '../kernel/travaux.ts';

/** Everything the application needs from outside, built by `main.ts` or by a test. */
export type Exterieur = Adaptateurs & {
  readonly config: Config;
  readonly bd: Bd;
  readonly travaux: Travaux;
  readonly maintenant: () => Date;
  /** The embedded database without demonstration: a permanent banner says that this is a trial. */
  readonly essai: boolean;
  readonly comptesDemo: () => Promise<ComptesDemo | null>;
};
