import type { BodyOf, ReplyOf } from '@orapont/contract/route';
import type { ConflitT, resoudreConflit as contrat } from '@orapont/contract/tournee';
import { peutSurSite } from '@orapont/domain/acces/politique';
import { OBSTACLES_CONSENTEMENT } from '@orapont/domain/consentement/obstacles';
import { type DateCivile, jourParis } from '@orapont/domain/dates';
import { Erreur } from '@orapont/domain/erreurs';
import { CONFLITS, type CodeConflit, decisionsPour } from '@orapont/domain/tournee/conflits';
import type { Tx } from '../../kernel/bd.ts';
import { uneFois } from '../../kernel/commande-repository.ts';
import { PHRASES_MOTIFS } from '../../kernel/phrases.ts';
import { appelant, type SessionSoin } from '../../kernel/session.ts';
import { tracer } from '../../kernel/traces-repository.ts';
import { appliquer } from './appliquer.ts';
import {
  type ConflitLu,
  chambresDe,
  conflitsDesSites,
  decider,
  dispositifsNommes,
  prendreConflit,
  trouverConflit,
} from './conflit-repository.ts';
import { decrirePli, lireDesinfection } from './decrire-pli.ts';
import { inscrireMalgre } from './inscrire-malgre.ts';
import type { DepsLivraison } from './ports.ts';

type Filtre = { readonly tournee: string | undefined; readonly resolus: boolean };

/** What waits for a person, on the sites where the caller works. A list is traced without a name: nothing was opened. */
export async function lister(
  deps: DepsLivraison,
  session: SessionSoin,
  filtre: Filtre,
): Promise<{ conflits: ConflitT[] }> {
  const jour = jourParis(deps.maintenant().toISOString());
  return deps.bd.organisation(appelant(session), async (tx) => {
    const { sites } = session.acteur;
    const conflits = await conflitsDesSites(tx, sites, {
      tourneeId: filtre.tournee,
      resolus: filtre.resolus,
    });
    const chambres = await chambresDe(
      tx,
      sites,
      conflits.flatMap(({ dossier_id }) => dossier_id ?? []),
      jour,
    );
    const dispositifs = await dispositifsNommes(
      tx,
      conflits.flatMap((conflit) => lireDesinfection(conflit)?.entretien.dispositifId ?? []),
    );
    await tracer(tx, {
      organisationId: session.organisationId,
      chaine: 'ACCES',
      action: 'LISTE_LUE',
      acteur: session.nom,
      compteId: session.compteId,
    });
    return { conflits: conflits.map((conflit) => enContrat(conflit, { chambres, dispositifs })) };
  });
}

type Noms = {
  readonly chambres: ReadonlyMap<string, string>;
  readonly dispositifs: Awaited<ReturnType<typeof dispositifsNommes>>;
};

function enContrat(conflit: ConflitLu, { chambres, dispositifs }: Noms): ConflitT {
  const code = conflit.code as CodeConflit;
  const { libelle, phrase, bloquant } = CONFLITS[code];
  return {
    id: conflit.id,
    code,
    libelle,
    phrase,
    bloquant,
    tourneeId: conflit.tournee_id,
    tourneeNom: conflit.tournee_nom,
    patient: patientDe(conflit, chambres),
    dispositif: dispositifs.get(lireDesinfection(conflit)?.entretien.dispositifId ?? '') ?? null,
    acteId: conflit.acte_id,
    raisons: conflit.motifs.flatMap(raisonDe),
    recueil: conflit.type === 'RECUEIL' && bloquant,
    contenu: decrirePli(conflit),
    appareilNom: conflit.appareil_nom,
    par: conflit.par_nom,
    le: conflit.pli_le,
    decisions: [...decisionsPour(code)],
    resolu:
      conflit.decision === null || conflit.resolu_le === null
        ? null
        : {
            decision: conflit.decision as 'VU',
            par: conflit.resolu_par_nom ?? '',
            le: conflit.resolu_le,
          },
  };
}

/** A code of the law, or of the policy, as it is said elsewhere; a code of the database is not shown. */
function raisonDe(motif: string): string[] {
  if (Object.hasOwn(OBSTACLES_CONSENTEMENT, motif))
    return [OBSTACLES_CONSENTEMENT[motif as keyof typeof OBSTACLES_CONSENTEMENT].phrase];
  const phrase = PHRASES_MOTIFS[motif];
  return phrase === undefined ? [] : [phrase];
}

/** None when the letter is of nobody in the round. */
function patientDe(c: ConflitLu, chambres: ReadonlyMap<string, string>): ConflitT['patient'] {
  if (c.dossier_id === null) return null;
  return {
    dossierId: c.dossier_id,
    nom: `${c.prenom_utilise ?? c.prenoms?.[0] ?? ''} ${c.nom_utilise ?? c.nom_naissance ?? ''}`.trim(),
    naissance: c.date_naissance as DateCivile,
    chambre: chambres.get(c.dossier_id) ?? '',
  };
}

/** A person decides, under her own name and with her own rights; the letter itself never changes. */
export async function resoudre(
  deps: DepsLivraison,
  session: SessionSoin,
  id: string,
  body: BodyOf<typeof contrat>,
  cle: string,
): Promise<ReplyOf<typeof contrat>> {
  const { decision, precision } = body;
  const { acteId, ...porteur } = await deps.bd.organisation(appelant(session), async (tx) => {
    const conflit = await ouvrir(tx, session, id);
    const code = conflit.code as CodeConflit;
    if (!decisionsPour(code).includes(decision)) throw new Erreur('SAISIE_INVALIDE', ['DECISION_IMPOSSIBLE']);
    await uneFois(tx, { ...appelant(session), cle, corps: { id, ...body } }, async () => {
      const pris = await prendreConflit(tx, id);
      if (!pris || pris.decision !== null) throw new Erreur('CONFLIT', ['DEJA_TRAITEE']);
      if (decision === 'APPLIQUE') await inscrireMalgre(tx, deps, session, conflit);
      await decider(tx, id, {
        decision,
        precision,
        par: session.compteId,
        nom: session.nom,
        le: deps.maintenant().toISOString(),
      });
      await tracer(tx, {
        organisationId: session.organisationId,
        chaine: 'ACCES',
        action: 'CONFLIT_RESOLU',
        acteur: session.nom,
        compteId: session.compteId,
        dossierId: conflit.dossier_id ?? undefined,
        acteId: conflit.acte_id ?? undefined,
      });
      return { fait: true };
    });
    return { acteId: conflit.acte_id, nom: conflit.appareil_nom, organisationId: session.organisationId };
  });
  // What waited for it may go on.
  if (acteId) await appliquer(deps, porteur, { acteId });
  return { resolu: true, acteId };
}

async function ouvrir(tx: Tx, session: SessionSoin, id: string): Promise<ConflitLu> {
  const conflit = await trouverConflit(tx, id);
  if (!conflit) throw new Erreur('INTROUVABLE');
  const { organisationId } = session;
  const verdict = peutSurSite(session.acteur, 'tournee.preparer', {
    organisationId,
    siteId: conflit.site_id,
  });
  if (!verdict.accord) throw new Erreur('INTERDIT', verdict.motifs);
  return conflit;
}
