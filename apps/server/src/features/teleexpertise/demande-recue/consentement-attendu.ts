import {
  type ConsentementAttendu,
  consentementAttendu,
  PAS_CONSENTEMENT,
  type PasConsentement,
} from '@orapont/domain/consentement/attendu';
import { attendReponse, type EtatActe } from '@orapont/domain/teleexpertise/etat';
import { z } from 'zod';
import type { Tx } from '../../../kernel/bd.ts';
import { type LigneActe, lireHistorique } from '../demande/demande-repository.ts';
import { nomDe } from '../demande/identite.ts';
import { lireRecueils } from '../demande/recueil-repository.ts';
import { demandeDe } from '../lecture/eligibilite.ts';
import { recueDe } from './recue.ts';

/**
 * Whose consent an act that came by mail waits for; null for any other act, once it was said, and once the act is over.
 *
 * @rule TE-08
 */
export async function attendu(tx: Tx, acte: LigneActe): Promise<ConsentementAttendu | null> {
  // Every opening of every case asks: the whole request is read for those that came by mail only.
  if (!recueDe(acte) || !attendReponse(acte.etat as EtatActe)) return null;
  const { requis, requisLieu } = demandeDe(acte);
  const evenements = await lireHistorique(tx, acte.id);
  const depuis = evenements.slice(evenements.findLastIndex(({ type }) => type === 'RELEVER') + 1);
  const recueils = await lireRecueils(tx, acte.id);
  return consentementAttendu(
    { requisId: requis.id, siteId: requisLieu.siteId, nom: nomDe(requis) },
    {
      ditPour: recueils.findLast(({ decision }) => decision === 'RAPPORTE')?.requis_id ?? null,
      dernier: depuis.flatMap(enPas).at(-1),
    },
  );
}

const Lecteur = z.object({ requisId: z.string(), siteId: z.string(), nom: z.string() });

function enPas({ type, le, details }: Awaited<ReturnType<typeof lireHistorique>>[number]) {
  const pour = Lecteur.safeParse(details).data;
  return estPas(type) && pour ? [{ pas: type, le, pour }] : [];
}

const estPas = (type: string): type is PasConsentement => PAS_CONSENTEMENT.some((pas) => pas === type);
