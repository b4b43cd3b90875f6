import { Erreur } from '@orapont/domain/erreurs';
import { descellerTexte } from '../../../kernel/sceau.ts';
import type { DepsAilleurs } from './deps.ts';
import type { LigneDistant } from './logiciel-repository.ts';
import type { LogicielDistant } from './ports.ts';

/** With its secret, opened for the time of a call. */
export function ouvrirDistant({ cle }: Pick<DepsAilleurs, 'cle'>, ligne: LigneDistant): LogicielDistant {
  const secret = descellerTexte(cle, ligne.secret);
  if (secret === undefined) throw new Erreur('INDISPONIBLE', ['AILLEURS_ACCES_REFUSE']);
  return {
    id: ligne.id,
    nom: ligne.nom,
    url: ligne.url,
    jetonUrl: ligne.jeton_url,
    clientId: ligne.client_id,
    secret,
    urlOffre: ligne.url_offre,
    pieces: ligne.pieces,
  };
}
