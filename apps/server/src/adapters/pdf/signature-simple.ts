import { createHmac, timingSafeEqual } from 'node:crypto';
import type { PreuveSignature, Signature } from '../../features/compte-rendu/ports.ts';

/**
 * A proof sealed by this server's own key: who signed which digests and when, as the server saw it.
 *
 * What it is: a simple electronic signature (eIDAS art. 3, point 10). A changed word, name or hour breaks the seal,
 * and the proof enters the chain of events, which shows a proof that was taken away.
 * What it is not: advanced or qualified. Whoever holds the key could forge it, no certificate names the signer and
 * no third party dates it. A qualified time-stamp or PAdES takes its place behind the same port.
 *
 * @source règlement (UE) nº 910/2014, art. 3, points 10 to 12
 */
export function signatureSimple(cle: Uint8Array): Signature {
  if (cle.length < 32) throw new TypeError('the signature key must hold at least 32 bytes');
  const identifiant = identifierCle(cle);
  return {
    signer: async (empreinteContenu, empreintePdf, signataire, instant) => {
      if (![empreinteContenu, empreintePdf].every((empreinte) => SHA256.test(empreinte))) {
        throw new TypeError('a digest must be SHA-256 in lower-case hexadecimal');
      }
      const acte = {
        niveau: 'SIMPLE',
        empreinteContenu,
        empreintePdf,
        signataire,
        instant,
        cle: identifiant,
      } as const;
      return { ...acte, sceau: sceller(cle, acte) };
    },
    verifier: async ({ sceau, ...acte }) => {
      const attendu = Buffer.from(sceller(cle, acte), 'hex');
      const recu = Buffer.from(sceau, 'hex');
      return acte.cle === identifiant && recu.length === attendu.length && timingSafeEqual(recu, attendu);
    },
  };
}

const SHA256 = /^[0-9a-f]{64}$/u;

/** Names the key without telling anything of it, so that a proof says which key to check it with. */
function identifierCle(cle: Uint8Array): string {
  return createHmac('sha256', cle).update('orapont.signature.identifiant').digest('hex').slice(0, 16);
}

/** JSON of a fixed list of fields: no two proofs can share one text. */
function sceller(cle: Uint8Array, acte: Omit<PreuveSignature, 'sceau'>): string {
  const { compteId, nom, prenom, rpps } = acte.signataire;
  const champs = [
    'orapont.signature.1',
    acte.niveau,
    acte.empreinteContenu,
    acte.empreintePdf,
    [compteId, nom, prenom, rpps],
    acte.instant,
    acte.cle,
  ];
  return createHmac('sha256', cle).update(JSON.stringify(champs)).digest('hex');
}
