import { CircleCheck, CloudUpload, WifiOff } from 'lucide-react';
import { TEXTES } from '../../horsligne/textes.ts';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { Status } from '../../ui/Status.tsx';
import styles from './Tablette.module.css';
import { T } from './textes.ts';
import { useSuivi } from './useTablette.ts';

/** Always in sight: what is only here, or that all is received. */
export function LigneEtat({ avecLien }: { readonly avecLien: boolean }) {
  const suivi = useSuivi();
  if (!suivi) return <span className={styles['etat']} />;
  const { nonRecues, phrase, frein } = suivi;
  const Icone = frein ? WifiOff : CloudUpload;
  return (
    <div className={styles['etat']}>
      <div role="status">
        {phrase === TEXTES.etat(0) ? (
          <Status tone="success" icon={<CircleCheck aria-hidden="true" />}>
            {phrase}
          </Status>
        ) : (
          <Status tone="attention" icon={<Icone aria-hidden="true" />}>
            {phrase}
          </Status>
        )}
      </div>
      {avecLien && nonRecues > 0 && (
        <LinkButton variant="quiet" href="/tablette/envois">
          {T.voirEnvois}
        </LinkButton>
      )}
    </div>
  );
}
