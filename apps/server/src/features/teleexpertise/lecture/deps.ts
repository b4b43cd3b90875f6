import type { DelaisReponse } from '@orapont/domain/teleexpertise/echeance';
import type { Bd } from '../../../kernel/bd.ts';
import type { Travaux } from '../../../kernel/travaux.ts';

export type DepsLecture = {
  readonly bd: Bd;
  readonly travaux: Travaux;
  readonly delais: DelaisReponse;
  /** `lireSecret(dossier, 'registre')`: keys of the register of acts. */
  readonly cleRegistre: Buffer;
  /** Test and demonstration INS numbers are refused in production. */
  readonly production: boolean;
  readonly maintenant: () => Date;
};
