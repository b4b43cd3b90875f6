import type { importerDossiers } from '@orapont/contract/dossier-import';
import type { BodyOf, ReplyOf } from '@orapont/contract/route';
import { Erreur } from '@orapont/domain/erreurs';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '../../../kernel/bd.ts';
import { uneFois } from '../../../kernel/commande-repository.ts';
import { appelant, enSoin, type Session, type SessionSoin } from '../../../kernel/session.ts';
import { exigerSur, tracerSur, tracerSurTous } from '../acces-dossier.ts';
import { insererDossiers, verrouillerCreations } from '../dossier-repository.ts';
import { enColonnes } from '../lignes.ts';
import type { DepsDossier } from '../ports.ts';
import { insererSejours } from '../sejour-repository.ts';
import { examiner, type LigneExaminee } from './examiner.ts';
import { type AReprendre, mettreAJour } from './mettre-a-jour.ts';

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
  return deps.bd.organisation(appelant(session), (tx) =>
    uneFois(tx, { ...appelant(session), cle, corps }, async () => {
      await verrouillerCreations(tx, session.organisationId);
      const { lignes } = await examiner(tx, deps, session, corps);
      const ecartees = new Set(corps.ecartees);
      const gardees = lignes.filter(({ lue }) => !ecartees.has(lue.numero));
      const reconnues = reconnaitre(gardees, corps.memesPersonnes);
      exigerDecisions(gardees, reconnues, new Set(corps.autresPersonnes));
      const nouvelles = gardees.filter(({ lue }) => !reconnues.has(lue.numero));
      await creerToutes(tx, session, corps.siteId, nouvelles);
      const misAJour = await mettreAJour(tx, session, [...reconnues.values()], corps.misesAJour);
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

/** Lines that are someone on record: by their identifier, or because the person said which one, among those it resembles. */
function reconnaitre(
  gardees: readonly LigneExaminee[],
  memesPersonnes: Corps['memesPersonnes'],
): ReadonlyMap<number, AReprendre> {
  const dites = new Map(memesPersonnes.map(({ numero, dossierId }) => [numero, dossierId]));
  return new Map(
    gardees.flatMap(({ lue, vue, connue, semblables }) => {
      const dite = semblables.find(({ dossier }) => dossier.id === dites.get(lue.numero));
      const fiche = connue ?? dite;
      const differences =
        vue.semblables.find(({ dossierId }) => dossierId === dite?.dossier.id)?.differences ??
        vue.differences;
      return fiche ? [[lue.numero, { lue, fiche, differences }] as const] : [];
    }),
  );
}

function exigerDecisions(
  gardees: readonly LigneExaminee[],
  reconnues: ReadonlyMap<number, AReprendre>,
  autresPersonnes: ReadonlySet<number>,
): void {
  const parDossier = Map.groupBy(reconnues.values(), ({ fiche }) => fiche.dossier.id);
  const champs = gardees.flatMap(({ vue }): [string, string][] => {
    if (vue.etat === 'ERREUR')
      return [
        [
          `lignes.${vue.numero}`,
          `Ligne ${vue.numero} : ${vue.erreurs.map(({ phrase }) => phrase).join(' ')}`,
        ],
      ];
    const reconnue = reconnues.get(vue.numero);
    if (vue.etat === 'RESSEMBLE' && !reconnue && !autresPersonnes.has(vue.numero))
      return [
        [
          `lignes.${vue.numero}`,
          `Ligne ${vue.numero} : dites si c’est la même personne ou une autre personne, ou laissez la ligne de côté.`,
        ],
      ];
    const premiere = parDossier.get(reconnue?.fiche.dossier.id ?? '')?.[0]?.lue.numero ?? vue.numero;
    return premiere === vue.numero
      ? []
      : [[`lignes.${vue.numero}`, `Ligne ${vue.numero} : la ligne ${premiere} est déjà cette personne.`]];
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
  await tracerSurTous(
    tx,
    session,
    'DOSSIER_IMPORTE',
    nouveaux.map(({ id }) => id),
  );
}
