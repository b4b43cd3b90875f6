import type { creerDossier } from '@orapont/contract/dossier';
import type { BodyOf, ReplyOf } from '@orapont/contract/route';
import type { DateCivile } from '@orapont/domain/dates';
import { Erreur } from '@orapont/domain/erreurs';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '../../kernel/bd.ts';
import { uneFois } from '../../kernel/commande-repository.ts';
import { appelant, enSoin, type Session, type SessionSoin } from '../../kernel/session.ts';
import { exigerSur, jourDe, tracerSur } from './acces-dossier.ts';
import {
  insererDossier,
  porteurIdentifiant,
  trouverDossier,
  verrouillerCreations,
} from './dossier-repository.ts';
import { homonymesDe } from './homonymes.ts';
import { colonnesDeRecherche, enColonnes } from './lignes.ts';
import type { DepsDossier } from './ports.ts';
import { insererSejour } from './sejour-repository.ts';
import { exigerFicheJuste } from './verifier-fiche.ts';

type Corps = BodyOf<typeof creerDossier>;
type Reponse = ReplyOf<typeof creerDossier>;

/**
 * Creates a record and its first stay. The same id twice is the same record; someone who could be the same person stops it
 * until the caller has said that it is another one.
 *
 * @rule ID-INS
 * @source RNIV, no duplicate, attribut « homonyme »
 * @throws Erreur CONFLIT HOMONYME, SAISIE_INVALIDE by field
 */
export async function creer(deps: DepsDossier, qui: Session, corps: Corps, cle: string): Promise<Reponse> {
  const session = enSoin(qui);
  const jour = jourDe(deps);
  exigerSur(session, 'dossier.creer', [corps.sejour.siteId]);
  const avertissements = exigerFicheJuste(corps.fiche, jour, deps, entreeImpossible(corps, jour));
  return deps.bd.organisation(appelant(session), (tx) =>
    uneFois(tx, { ...appelant(session), cle, corps }, async () => {
      await verrouillerCreations(tx, session.organisationId);
      const connu = await trouverDossier(tx, corps.id);
      if (connu) return reprendre(connu, corps);
      await exigerIdentifiantLibre(tx, corps.fiche.identifiantExterne);
      const homonyme = await exigerAutrePersonne(tx, corps);
      await inscrire(tx, session, corps, homonyme);
      return { id: corps.id, version: 1, avertissements: [...avertissements] };
    }),
  );
}

/** The same id: the same record when it holds the same traits, otherwise someone else's. */
function reprendre(connu: { id: string; version: number; nom_norme: string }, { fiche }: Corps): Reponse {
  if (connu.nom_norme !== colonnesDeRecherche(fiche).nom_norme)
    throw new Erreur('CONFLIT', ['CLE_REUTILISEE']);
  return { id: connu.id, version: connu.version, avertissements: [] };
}

async function exigerAutrePersonne(tx: Tx, { fiche, autrePersonne }: Corps): Promise<boolean> {
  const homonymes = await homonymesDe(tx, { ...fiche, premierPrenom: fiche.prenoms[0] ?? '' });
  if (homonymes.length > 0 && !autrePersonne) throw new Erreur('CONFLIT', ['HOMONYME']);
  return homonymes.length > 0;
}

export async function exigerIdentifiantLibre(
  tx: Tx,
  identifiant: string | null,
  sauf?: string,
): Promise<void> {
  const porteur = identifiant?.trim() ? await porteurIdentifiant(tx, identifiant.trim()) : undefined;
  if (porteur !== undefined && porteur !== sauf)
    throw new Erreur('SAISIE_INVALIDE', [], {
      champs: {
        'fiche.identifiantExterne':
          'Cet identifiant est déjà celui d’une autre fiche : vérifiez-le dans le DUI.',
      },
    });
}

function entreeImpossible({ sejour, fiche }: Corps, jour: DateCivile): Record<string, string> {
  if (sejour.du > jour)
    return { 'sejour.du': 'Cette date est dans l’avenir : notez l’entrée le jour où la personne arrive.' };
  if (sejour.du < fiche.dateNaissance && fiche.dateNaissance <= jour)
    return { 'sejour.du': 'L’entrée est notée avant la naissance : vérifiez les deux dates.' };
  return {};
}

async function inscrire(tx: Tx, session: SessionSoin, corps: Corps, homonyme: boolean): Promise<void> {
  const { organisationId, compteId } = session;
  const { fiche, sejour, id } = corps;
  const colonnes = enColonnes(fiche);
  await insererDossier(tx, {
    ...colonnes,
    ins_attributs: homonyme ? [...new Set([...colonnes.ins_attributs, 'HOMONYME'])] : colonnes.ins_attributs,
    organisation_id: organisationId,
    id,
    cree_par: compteId,
  });
  await insererSejour(tx, {
    organisation_id: organisationId,
    id: uuidv7(),
    dossier_id: id,
    site_id: sejour.siteId,
    chambre: sejour.chambre,
    du: sejour.du,
  });
  await tracerSur(tx, session, 'DOSSIER_CREE', id);
}
