import { ClePublique, enrolerAppareil } from '@orapont/contract/appareil';
import { messageEnrolement } from '@orapont/domain/appareil/messages';
import { enroler, nouvelleSignature } from '../../horsligne/cles.ts';
import { signer } from '../../horsligne/jeton-appareil.ts';
import { inscrireServiceWorker } from '../../horsligne/version.ts';
import { call } from '../../kernel/call.ts';

type Choix = {
  readonly nom: string;
  readonly siteId: string;
  readonly siteNom: string;
  readonly pin: string;
};

/** The server learns the public half of the key; the private half and the PIN stay here. */
export async function enrolerCetteTablette({ nom, siteId, siteNom, pin }: Choix): Promise<void> {
  const paire = await nouvelleSignature();
  const appareilId = crypto.randomUUID();
  const cle = ClePublique.parse(await crypto.subtle.exportKey('jwk', paire.publicKey));
  const signature = await signer(
    paire.privateKey,
    messageEnrolement({ origine: location.origin, appareilId }),
  );
  await call(enrolerAppareil, { params: { id: appareilId }, body: { nom, siteId, cle, signature } });
  await enroler({ pin, appareilId, libelle: nom, site: siteNom, signature: paire.privateKey });
  await navigator.storage?.persist?.().catch(() => false);
  await inscrireServiceWorker();
}
