import type { ajouterSejour, modifierSejour } from '@orapont/contract/dossier';
import type { BodyOf } from '@orapont/contract/route';
import { Erreur } from '@orapont/domain/erreurs';
import { appelant, enSoin, type Session } from '../../kernel/session.ts';
import { exigerSur, jourDe, ouvrir, sitesDuJour, tracerSur } from './acces-dossier.ts';
import { trouverDossier } from './dossier-repository.ts';
import type { DepsDossier } from './ports.ts';
import { changerSejour, finirSejours, insererSejour, lireSejours } from './sejour-repository.ts';

type Ajout = BodyOf<typeof ajouterSejour>;
const FAIT = { fait: true } as const;

/**
 * A new stay on a site where the person who writes works. It needs the relation of care that a change needs, except when every
 * stay has ended: nobody has that relation any more, and whoever receives the person opens the record again (traced as such).
 *
 * @rule DOS-12
 * @interpretation a return is a creation on the site, not a reading: docs/decisions/0004 says nothing of it.
 */
export async function ajouter(
  deps: DepsDossier,
  qui: Session,
  dossierId: string,
  ajout: Ajout,
): Promise<typeof FAIT> {
  const session = enSoin(qui);
  const jour = jourDe(deps);
  exigerSur(session, 'dossier.creer', [ajout.siteId]);
  if (ajout.du > jour)
    throw new Erreur('SAISIE_INVALIDE', [], {
      champs: { du: 'Cette date est dans l’avenir : notez le séjour le jour où il commence.' },
    });
  return deps.bd.organisation(appelant(session), async (tx) => {
    if (!(await trouverDossier(tx, dossierId))) throw new Erreur('INTROUVABLE');
    const enCours = sitesDuJour(await lireSejours(tx, dossierId), jour);
    if (enCours.length > 0) exigerSur(session, 'dossier.modifier', enCours);
    const { id, siteId, chambre, du } = ajout;
    const nouveau = await insererSejour(tx, {
      organisation_id: session.organisationId,
      id,
      dossier_id: dossierId,
      site_id: siteId,
      chambre,
      du,
    });
    if (!nouveau) return FAIT;
    // The stay that is left ends on the day of the move: that day the person is of both houses.
    if (ajout.remplace) await finirSejours(tx, dossierId, id, du);
    await tracerSur(tx, session, enCours.length > 0 ? 'SEJOUR_MODIFIE' : 'SEJOUR_ROUVERT', dossierId);
    return FAIT;
  });
}

export async function changer(
  deps: DepsDossier,
  qui: Session,
  dossierId: string,
  sejourId: string,
  valeurs: BodyOf<typeof modifierSejour>,
): Promise<typeof FAIT> {
  const session = enSoin(qui);
  if (valeurs.au !== null && valeurs.au < valeurs.du)
    throw new Erreur('SAISIE_INVALIDE', [], {
      champs: { au: 'La sortie est notée avant l’entrée : vérifiez les deux dates.' },
    });
  return deps.bd.organisation(appelant(session), async (tx) => {
    const { sejours } = await ouvrir(tx, deps, session, dossierId, 'dossier.modifier');
    const sejour = sejours.find(({ id }) => id === sejourId);
    if (!sejour) throw new Erreur('INTROUVABLE');
    // A stay of another site of the organisation is that site's to change.
    exigerSur(session, 'dossier.modifier', [sejour.siteId]);
    await changerSejour(tx, dossierId, sejourId, valeurs);
    await tracerSur(tx, session, 'SEJOUR_MODIFIE', dossierId);
    return FAIT;
  });
}
