import { deposerLot, ouvrirLot } from '@orapont/contract/imagerie-lot';
import { REFUS_RECEPTION } from '@orapont/domain/imagerie/refus';
import { call } from '../kernel/call.ts';
import { acheminer, delaiDeDepot, type Livraison, type Trajet } from './voie.ts';
import { reponseDe, voieSession } from './voie-session.ts';

/** A lot of a disc: its bytes as any file, then each file in it is taken in by itself, and those that are not are named. */
export async function livrerLot(trajet: Trajet): Promise<Livraison> {
  const id = await acheminer(trajet, { endpoint: ouvrirLot.path, metadonnees: {} });
  return typeof id === 'string' ? deposer(trajet, id) : id;
}

async function deposer({ ligne, fiche }: Trajet, id: string): Promise<Livraison> {
  const fichiers = fiche.disque?.fichiers ?? [];
  try {
    const { empreinteRecue, refus } = await call(deposerLot, {
      params: { id },
      body: {
        empreinte: ligne.empreinte,
        tailles: fichiers.map(({ octets }) => octets),
        ...(fiche.dossierId ? { dossierId: fiche.dossierId } : {}),
      },
      cle: ligne.mediaId,
      signal: delaiDeDepot(ligne),
    });
    void voieSession.abandonner({ ...ligne, urlEnvoi: `${ouvrirLot.path}/${id}` });
    return {
      sorte: 'RECUE',
      empreinte: empreinteRecue,
      refus: refus.map(({ rang, code }) => ({
        chemin: fichiers[rang]?.chemin ?? '',
        phrase: REFUS_RECEPTION[code].phrase,
      })),
    };
  } catch (cause) {
    return reponseDe(cause);
  }
}
