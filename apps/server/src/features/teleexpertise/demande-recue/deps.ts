import type { Bd } from '../../../kernel/bd.ts';
import type { AnnuaireNational } from '../../annuaire/ports.ts';
import type { ImagesRecues } from '../../medias/ports.ts';
import type { DepsDemande } from '../demande/deps.ts';

export type DepsDemandeRecue = Pick<DepsDemande, 'travaux' | 'delais' | 'production' | 'maintenant'> & {
  readonly bd: Bd;
  readonly images: ImagesRecues;
  readonly annuaireNational: AnnuaireNational | undefined;
};
