import { createSecretKey, randomBytes } from 'node:crypto';
import { type Cle, ErreurObjet, type RefDossier, type Trousseau } from '../../features/objets/ports.ts';
import { verifierIdentifiants } from '../objets/durable.ts';

/** Keys that live as long as the process: for tests of what stands on the port. */
export function memoryTrousseau(): Trousseau {
  const cles = new Map<string, Cle | 'DETRUITE'>();
  const nom = ({ organisationId, dossierId }: RefDossier) => {
    verifierIdentifiants(organisationId, dossierId);
    return `${organisationId}|${dossierId}`;
  };
  return {
    async cle(ref) {
      const connue = cles.get(nom(ref));
      if (connue === 'DETRUITE') throw new ErreurObjet('CLE_DETRUITE');
      const cle = connue ?? { version: 1, secret: createSecretKey(randomBytes(32)) };
      cles.set(nom(ref), cle);
      return cle;
    },
    async detruire(ref) {
      cles.set(nom(ref), 'DETRUITE');
    },
  };
}
