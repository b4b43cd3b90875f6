import { createHash } from 'node:crypto';
import { ErreurObjet, type Objets, type RefObjet } from '../../features/objets/ports.ts';

/** Objects that live as long as the process, in clear: for tests of what stands on the port. */
export function memoryObjets(): Objets {
  const objets = new Map<string, Buffer>();
  const ecrits = new Map<string, { readonly ref: RefObjet; readonly le: Date }>();
  const nom = (ref: RefObjet) => `${ref.organisationId}|${ref.dossierId}|${ref.objetId}|${ref.version}`;
  return {
    async ecrire(ref, source) {
      const morceaux: Uint8Array[] = [];
      for await (const morceau of source) morceaux.push(morceau);
      const clair = Buffer.concat(morceaux);
      objets.set(nom(ref), clair);
      ecrits.set(nom(ref), { ref, le: new Date() });
      return { octets: clair.length, empreinte: createHash('sha256').update(clair).digest('hex') };
    },
    async *lire(ref, plage) {
      const clair = objets.get(nom(ref));
      if (!clair) throw new ErreurObjet('OBJET_INTROUVABLE');
      const { debut = 0, fin = clair.length } = plage ?? {};
      if (debut < 0 || fin > clair.length || debut > fin) throw new ErreurObjet('PLAGE_INVALIDE');
      yield clair.subarray(debut, fin);
    },
    async taille(ref) {
      return objets.get(nom(ref))?.length;
    },
    async existe(ref) {
      return objets.has(nom(ref));
    },
    async supprimer(ref) {
      objets.delete(nom(ref));
      ecrits.delete(nom(ref));
    },
    async *lister(avant) {
      for (const { ref, le } of ecrits.values()) if (le < avant) yield ref;
    },
    async supprimerAvant(ref, avant) {
      const ecrit = ecrits.get(nom(ref));
      if (!ecrit || ecrit.le >= avant) return false;
      await this.supprimer(ref);
      return true;
    },
    async balayer() {
      return 0;
    },
  };
}
