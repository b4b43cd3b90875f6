import type { VerdictT } from '@orapont/contract/demande';
import type { DemandeFigeeT } from '@orapont/contract/demande-figee';
import type { Tx } from '../../kernel/bd.ts';
import type { Travaux } from '../../kernel/travaux.ts';
import { fermerPartages, ouvrirPartage } from './demande/demande-repository.ts';
import { poster } from './demande/envoi-repository.ts';
import { balDuRequis, type Faits } from './demande/faits.ts';
import { empreinteDe } from './demande/figer.ts';

type Lieu = NonNullable<Faits['requisLieu']>;

/** What the act says once it goes to a requis: the frozen request, its verdict, to whom, and nothing done about it yet. */
export const champsAdresses = (
  { requis }: Faits,
  lieu: Lieu,
  { demande, verdict }: { readonly demande: DemandeFigeeT; readonly verdict: VerdictT },
) => ({
  demande: JSON.stringify(demande),
  demande_empreinte: empreinteDe(demande),
  verdict: JSON.stringify(verdict),
  requis_id: requis.id,
  requis_organisation_id: lieu.organisation_id,
  requis_site_id: lieu.id,
  accepte_le: null,
  complement: null,
  escalade_le: null,
});

/**
 * Gives the act to its requis, sent to him or handed over: the sharing of whoever had it closes and his opens in the same breath,
 * with the letter that carries the case and the mail that only says that one has come.
 *
 * @rule TE-08, TE-09
 */
export async function adresser(tx: Tx, travaux: Travaux, faits: Faits, lieu: Lieu): Promise<void> {
  const { acte, requis, maintenant } = faits;
  const lettre = { organisationId: acte.organisation_id, acteId: acte.id };
  await fermerPartages(tx, acte.id, 'RELEVE', maintenant);
  await ouvrirPartage(tx, {
    ...lettre,
    organisationCible: lieu.organisation_id,
    professionnelId: requis.id,
  });
  await poster(tx, travaux, {
    ...lettre,
    canal: 'MSSANTE',
    type: 'DEMANDE',
    destinataire: balDuRequis(faits),
  });
  await poster(tx, travaux, {
    ...lettre,
    canal: 'COURRIEL',
    type: 'NOTIF_DEMANDE',
    destinataire: requis.courriel,
  });
}
