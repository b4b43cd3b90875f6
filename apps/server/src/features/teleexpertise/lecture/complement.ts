import type { ComplementDemandeT } from '@orapont/contract/demande-figee';
import type { demanderComplement as routeDemander } from '@orapont/contract/lecture';
import type { BodyOf } from '@orapont/contract/route';
import { Erreur } from '@orapont/domain/erreurs';
import type { SessionSoin } from '../../../kernel/session.ts';
import { avancer } from '../acte-repository.ts';
import { poster } from '../demande/envoi-repository.ts';
import { noterEnFace, uneFoisEnFace } from './acces.ts';
import { boitesDuRequerant } from './boites.ts';
import type { DepsLecture } from './deps.ts';
import { refleter } from './refleter.ts';

const pas = (session: SessionSoin, organisationId: string, acteId: string) => ({
  organisationId,
  acteId,
  acteur: 'REQUIS' as const,
  compteId: session.compteId,
  nom: session.nom,
});

/** Asks for further views or words: the request waits, its deadline does not move. */
export async function demanderComplement(
  deps: DepsLecture,
  session: SessionSoin,
  acteId: string,
  body: BodyOf<typeof routeDemander>,
  cle: string,
) {
  exigerPrecisions(body);
  const geste = { acteId, cle, corps: { acteId, ...body } };
  const reponse = await uneFoisEnFace(deps, session, geste, async (tx, acte) => {
    const maintenant = deps.maintenant();
    const complement: ComplementDemandeT = { le: maintenant.toISOString(), par: session.nom, ...body };
    await avancer(
      tx,
      deps.travaux,
      {
        ...pas(session, acte.organisation_id, acteId),
        evenement: 'DEMANDER_COMPLEMENT',
        details: { motifs: body.motifs, vues: body.vues },
      },
      { complement: JSON.stringify(complement) },
    );
    const lettre = { organisationId: acte.organisation_id, acteId };
    const { bal, courriel } = await boitesDuRequerant(tx, acte, maintenant);
    await poster(tx, deps.travaux, {
      ...lettre,
      canal: 'MSSANTE',
      type: 'COMPLEMENT_DEMANDE',
      destinataire: bal,
    });
    await poster(tx, deps.travaux, {
      ...lettre,
      canal: 'COURRIEL',
      type: 'NOTIF_REPONSE',
      destinataire: courriel,
      charge: { sujet: 'QUESTION' },
    });
    await noterEnFace(tx, session, 'COMPLEMENT_DEMANDE', acte);
    return { etat: 'COMPLEMENT_DEMANDE' as const };
  });
  await refleter(deps, session, acteId, reponse.etat);
  return reponse;
}

function exigerPrecisions({ motifs, vues, texte }: BodyOf<typeof routeDemander>): void {
  if (motifs.includes('VUES_MANQUANTES') && vues.length === 0)
    throw new Erreur('SAISIE_INVALIDE', [], { champs: { vues: 'Choisissez les vues à reprendre.' } });
  if (motifs.some((motif) => motif === 'AUTRE' || motif === 'QUESTION_A_PRECISER') && texte === '')
    throw new Erreur('SAISIE_INVALIDE', [], { champs: { texte: 'Écrivez ce que vous attendez.' } });
}

/** Goes on with what there is. */
export async function renoncerComplement(
  deps: DepsLecture,
  session: SessionSoin,
  acteId: string,
  cle: string,
) {
  const geste = { acteId, cle, corps: { acteId, renoncer: true } };
  const reponse = await uneFoisEnFace(deps, session, geste, async (tx, acte) => {
    await avancer(
      tx,
      deps.travaux,
      { ...pas(session, acte.organisation_id, acteId), evenement: 'RENONCER_COMPLEMENT' },
      { complement: null },
    );
    await noterEnFace(tx, session, 'COMPLEMENT_ABANDONNE', acte);
    return { etat: 'ACCEPTEE' as const };
  });
  await refleter(deps, session, acteId, reponse.etat);
  return reponse;
}
