import { lirePresence } from '../bac-a-sable/demo/presence-repository.ts';
import type { Bd } from '../kernel/bd.ts';
import { ConfigInvalide } from '../kernel/config-invalide.ts';

/**
 * A database is of a demonstration or of real use, for ever: the demonstration shows every code and opens every mailbox, and its
 * password is public.
 *
 * @source reference/security.md §5, Secrets (refuse to start on a default)
 * @throws ConfigInvalide with what to change
 */
export async function exigerMemeUsage(bd: Bd, { demo }: { readonly demo: boolean }): Promise<void> {
  const { ouverte, reelle } = await lirePresence(bd);
  if (demo && reelle)
    throw new ConfigInvalide(
      'Cette base n’est pas celle d’une démonstration\u00a0: ajoutez ORAPONT_DEMO=0, ou choisissez une autre base.',
    );
  if (!demo && ouverte)
    throw new ConfigInvalide(
      'Cette base contient les comptes de la démonstration, dont le mot de passe est public\u00a0: choisissez une base neuve (DATABASE_URL) ou un autre dossier (ORAPONT_DATA_DIR).',
    );
}
