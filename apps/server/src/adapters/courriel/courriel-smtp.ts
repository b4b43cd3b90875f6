import { type Courriel, RefusMessagerie } from '../../features/courrier/ports.ts';
import { estAdresse } from './adresse-stricte.ts';
import { verifierEnTete, verifierMessageId } from './en-tetes.ts';
import { livrer, type OperateurSmtp } from './smtp.ts';

export type ConfigurationCourriel = {
  operateur: OperateurSmtp;
  expediteur: { adresse: string; nom: string };
};

/** Ordinary mail, with the same care as MSSanté and any domain. Plain text only. */
export function courrielSmtp({ operateur, expediteur }: ConfigurationCourriel): Courriel {
  return {
    envoyer: async ({ a, objet, corps, messageId }) => {
      if (!estAdresse(a) || !estAdresse(expediteur.adresse)) throw new RefusMessagerie('ADRESSE_INVALIDE');
      verifierMessageId(messageId);
      verifierEnTete(objet);
      return livrer(
        operateur,
        { de: expediteur.adresse, a, messageId },
        {
          from: { name: expediteur.nom, address: expediteur.adresse },
          subject: objet,
          text: corps,
          // Out-of-office programs do not answer to it.
          headers: { 'Auto-Submitted': 'auto-generated' },
        },
      );
    },
  };
}
