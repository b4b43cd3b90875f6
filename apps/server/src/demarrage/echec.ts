import { ConfigInvalide } from '../kernel/config-invalide.ts';

/** What stopped the start and what to do, by the code the system (POSIX) or PostgreSQL (appendix A) gives. */
const PHRASES: Readonly<Record<string, string>> = {
  EADDRINUSE:
    'Ce port est déjà pris sur cette machine. Arrêtez le programme qui l’occupe, ou choisissez un autre port : PORT=3001 npm start',
  EACCES: 'Un fichier ou un port n’est pas permis à cet utilisateur.',
  ENOSPC: 'Le disque est plein. Faites de la place, puis relancez.',
  EROFS: 'Le disque est en lecture seule. Choisissez un autre dossier avec ORAPONT_DATA_DIR.',
  ECONNREFUSED: 'PostgreSQL ne répond pas à l’adresse de DATABASE_URL. Vérifiez qu’il tourne, et son port.',
  ENOTFOUND: 'Le nom de machine de DATABASE_URL est inconnu.',
  ETIMEDOUT: 'PostgreSQL ne répond pas à l’adresse de DATABASE_URL. Vérifiez le réseau et le pare-feu.',
  '28P01': 'PostgreSQL refuse ce compte ou ce mot de passe. Vérifiez DATABASE_URL et DATABASE_OWNER_URL.',
  '28000': 'PostgreSQL refuse ce compte. Vérifiez DATABASE_URL, DATABASE_OWNER_URL et pg_hba.conf.',
  '3D000': 'Cette base n’existe pas. Créez-la : createdb --owner orapont_owner orapont',
  '42501':
    'Le compte de DATABASE_OWNER_URL n’a pas le droit de créer les tables. Il doit posséder la base : createdb --owner orapont_owner orapont',
  '53300':
    'PostgreSQL n’accepte plus de connexion. Augmentez max_connections, ou arrêtez d’autres programmes.',
};

/** The words for the person at the terminal: a sentence, and the technical cause when it helps to find out. */
export function direEchec(cause: unknown): string {
  if (cause instanceof ConfigInvalide) return cause.message;
  const premiere = cause instanceof AggregateError ? cause.errors[0] : cause;
  if (!(premiere instanceof Error)) return 'Orapont n’a pas démarré.';
  const code = 'code' in premiere && typeof premiere.code === 'string' ? premiere.code : '';
  const phrase = PHRASES[code];
  return phrase
    ? `Orapont n’a pas démarré. ${phrase}\n(${premiere.message})`
    : `Orapont n’a pas démarré.\n${premiere.stack}`;
}
