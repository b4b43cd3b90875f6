import type { Travaux } from '../../../kernel/travaux.ts';
import type { Documents } from '../../echange/ports.ts';

export type DepsReponse = {
  readonly travaux: Travaux;
  readonly documents: Documents;
  readonly maintenant: () => Date;
  /** `lireSecret(dossier, 'registre')`: keys of the register of acts. */
  readonly cleRegistre: Buffer;
};
