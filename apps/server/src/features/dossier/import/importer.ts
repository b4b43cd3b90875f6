import type { FicheT } from '@orapont/contract/dossier-fiche';
import type { ChampImport, importerDossiers } from '@orapont/contract/dossier-import';
import type { BodyOf, ReplyOf } from '@orapont/contract/route';
import { Erreur } from '@orapont/domain/erreurs';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '../../../kernel/bd.ts';
import { uneFois } from '../../../kernel/commande-repository.ts';
import { demandeur, enSoin, type Session, type SessionSoin } from '../../../kernel/session.ts';
import { exigerSur, tracerSur } from '../acces-dossier.ts';
import { insererDossiers, remplacerDossier, verrouillerCreations } from '../dossier-repository.ts';
import { enColonnes, enFiche } from '../lignes.ts';
import type { DepsDossier } from '../ports.ts';
import { changerSejour, insererSejours } from '../sejour-repository.ts';
import { examiner, type LigneExaminee } from './examiner.ts';

type Corps = BodyOf<typeof importerDossiers>;

/**
 * Writes a list in one transaction. Each line is judged again: what the person saw and decided must still be true, otherwise
 * nothing is written. A known record takes over the fields that were confirmed, and no other.
 *
 * @throws Erreur SAISIE_INVALIDE naming the lines that wait for a decision
 */
export async function importer(
  deps: DepsDossier,
  qui: Session,
  corps: Corps,
  cle: string,
): Promise<ReplyOf<typeof importerDossiers>> {
  const session = enSoin(qui);
  exigerSur(session, 'dossier.creer', [corps.siteId]);
  return deps.bd.organisation(demandeur(session), (tx) =>
    uneFois(tx, { ...demandeur(session), cle, corps }, async () => {
      await verrouillerCreations(tx, session.organisationId);
      const { lignes } = await examiner(tx, deps, session, corps.source, corps.correspondance);
      const ecartees = new Set(corps.ecartees);
      const gardees = lignes.filter(({ lue }) => !ecartees.has(lue.numero));
      exigerDecisions(gardees, new Set(corps.autresPersonnes));
      const nouvelles = gardees.filter(({ connue }) => connue === undefined);
      await creerToutes(tx, session, corps.siteId, nouvelles);
      const misAJour = await mettreAJour(tx, session, gardees, corps.misesAJour);
      await tracerSur(tx, session, 'LISTE_IMPORTEE');
      return {
        crees: nouvelles.length,
        misAJour,
        inchanges: gardees.length - nouvelles.length - misAJour,
        ecartes: lignes.length - gardees.length,
      };
    }),
  );
}

function exigerDecisions(gardees: readonly LigneExaminee[], autresPersonnes: ReadonlySet<number>): void {
  const champs = gardees.flatMap(({ vue }): [string, string][] => {
    if (vue.etat === 'ERREUR')
      return [
        [
          `lignes.${vue.numero}`,
          `Ligne ${vue.numero} : ${vue.erreurs.map(({ phrase }) => phrase).join(' ')}`,
        ],
      ];
    if (vue.etat === 'RESSEMBLE' && !autresPersonnes.has(vue.numero))
      return [
        [
          `lignes.${vue.numero}`,
          `Ligne ${vue.numero} : dites si c’est une autre personne, ou écartez la ligne.`,
        ],
      ];
    return [];
  });
  if (champs.length > 0)
    throw new Erreur('SAISIE_INVALIDE', ['IMPORT_INCOMPLET'], { champs: Object.fromEntries(champs) });
}

async function creerToutes(
  tx: Tx,
  session: SessionSoin,
  siteId: string,
  lignes: readonly LigneExaminee[],
): Promise<void> {
  const { organisationId, compteId } = session;
  const nouveaux = lignes.map(({ lue, vue }) => ({ id: uuidv7(), lue, homonyme: vue.etat === 'RESSEMBLE' }));
  await insererDossiers(
    tx,
    nouveaux.map(({ id, lue, homonyme }) => ({
      ...enColonnes({ ...lue.fiche, ins: { ...lue.fiche.ins, attributs: homonyme ? ['HOMONYME'] : [] } }),
      organisation_id: organisationId,
      id,
      cree_par: compteId,
    })),
  );
  await insererSejours(
    tx,
    nouveaux.map(({ id, lue }) => ({
      organisation_id: organisationId,
      id: uuidv7(),
      dossier_id: id,
      site_id: siteId,
      chambre: lue.chambre,
      du: lue.entreeLe,
    })),
  );
  for (const { id } of nouveaux) await tracerSur(tx, session, 'DOSSIER_IMPORTE', id);
}

async function mettreAJour(
  tx: Tx,
  session: SessionSoin,
  gardees: readonly LigneExaminee[],
  confirmees: Corps['misesAJour'],
): Promise<number> {
  let total = 0;
  for (const { lue, vue, connue } of gardees) {
    const demandes = confirmees.find(({ numero }) => numero === lue.numero)?.champs ?? [];
    const champs = vue.differences.map(({ champ }) => champ).filter((champ) => demandes.includes(champ));
    if (!connue || champs.length === 0) continue;
    const { dossier, sejour } = connue;
    const fiche = reprendre(enFiche(dossier), lue.fiche, champs);
    if (!(await remplacerDossier(tx, dossier.id, dossier.version, enColonnes(fiche))))
      throw new Erreur('CONFLIT', ['VERSION_DEPASSEE']);
    if (champs.includes('chambre'))
      await changerSejour(tx, dossier.id, sejour.id, { chambre: lue.chambre, du: sejour.du, au: sejour.au });
    await tracerSur(tx, session, 'DOSSIER_MODIFIE', dossier.id);
    total++;
  }
  return total;
}

/** The record with the confirmed fields of the file. The billing number changes alone: whose it is stays as it was. */
function reprendre(actuelle: FicheT, fichier: FicheT, champs: readonly ChampImport[]): FicheT {
  const pris = DIRECTS.filter((champ) => champs.includes(champ)).map(
    (champ) => [champ, fichier[champ]] as const,
  );
  const { assure } = fichier;
  return {
    ...actuelle,
    ...Object.fromEntries(pris),
    assure:
      champs.includes('nir') && assure
        ? { nir: assure.nir, ayantDroit: actuelle.assure?.ayantDroit ?? null }
        : actuelle.assure,
  };
}

/** Fields that a list and a record write alike. */
const DIRECTS = [
  'nomNaissance',
  'prenoms',
  'nomUtilise',
  'prenomUtilise',
  'dateNaissance',
  'sexe',
  'lieuNaissanceCog',
  'protection',
] as const satisfies readonly (ChampImport & keyof FicheT)[];
