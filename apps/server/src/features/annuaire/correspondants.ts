import { Erreur } from '@orapont/domain/erreurs';
import { boiteDuLieu, boitePersonnelle } from './boites.ts';
import { garderCopies, marquerInscrit } from './copie-repository.ts';
import type { DepsAnnuaire } from './deps.ts';
import { AnnuaireIndisponible, type CorrespondantsNationaux } from './ports.ts';

/** Someone is entered from what the directory says now, not from a copy. */
export function correspondantsNationaux(
  deps: Pick<DepsAnnuaire, 'bd' | 'maintenant' | 'annuaireNational'>,
): CorrespondantsNationaux {
  const { bd, maintenant, annuaireNational } = deps;
  return {
    async lire(rpps) {
      try {
        const lu = await annuaireNational?.parRpps(rpps);
        if (!lu?.actif || lu.nom === '') return undefined;
        await bd.administration(undefined, (tx) => garderCopies(tx, [lu], maintenant().toISOString()));
        const lieux = lu.lieux.map((lieu) => ({ ...lieu, boite: boiteDuLieu(lieu) }));
        return { ...lu, boite: boitePersonnelle(lu), lieux };
      } catch (cause) {
        if (cause instanceof AnnuaireIndisponible) throw new Erreur('INDISPONIBLE', ['ANNUAIRE_MUET']);
        throw cause;
      }
    },
    retenir: (tx, rpps) => marquerInscrit(tx, rpps, maintenant().toISOString()),
  };
}
