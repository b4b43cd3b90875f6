import type { modifierDossier } from '@orapont/contract/dossier';
import type { BodyOf, ReplyOf } from '@orapont/contract/route';
import { Erreur } from '@orapont/domain/erreurs';
import { uneFois } from '../../kernel/commande-repository.ts';
import { appelant, enSoin, type Session } from '../../kernel/session.ts';
import { jourDe, ouvrir, tracerSur } from './acces-dossier.ts';
import { exigerIdentifiantLibre } from './creer.ts';
import { remplacerDossier } from './dossier-repository.ts';
import { enColonnes } from './lignes.ts';
import type { DepsDossier } from './ports.ts';
import { exigerFicheJuste } from './verifier-fiche.ts';

type Corps = BodyOf<typeof modifierDossier>;

/**
 * Writes a record over the version that the person had read.
 *
 * @throws Erreur CONFLIT VERSION_DEPASSEE when someone wrote meanwhile: nothing is overwritten
 */
export async function modifier(
  deps: DepsDossier,
  qui: Session,
  id: string,
  corps: Corps,
  cle: string,
): Promise<ReplyOf<typeof modifierDossier>> {
  const session = enSoin(qui);
  return deps.bd.organisation(appelant(session), (tx) =>
    uneFois(tx, { ...appelant(session), cle, corps }, async () => {
      await ouvrir(tx, deps, session, id, 'dossier.modifier');
      const avertissements = exigerFicheJuste(corps.fiche, jourDe(deps), deps);
      await exigerIdentifiantLibre(tx, corps.fiche.identifiantExterne, id);
      if (!(await remplacerDossier(tx, id, corps.version, enColonnes(corps.fiche))))
        throw new Erreur('CONFLIT', ['VERSION_DEPASSEE']);
      await tracerSur(tx, session, 'DOSSIER_MODIFIE', id);
      return { id, version: corps.version + 1, avertissements: [...avertissements] };
    }),
  );
}
