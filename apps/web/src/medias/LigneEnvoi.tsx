import type { VUES } from '@orapont/domain/captation/protocoles';
import { Pause, Play, RotateCcw, Trash2, X } from 'lucide-react';
import { IconButton } from '../ui/IconButton.tsx';
import type { ChoiceOption } from '../ui/ListOption.tsx';
import { ProgressBar } from '../ui/ProgressBar.tsx';
import { Select } from '../ui/Select.tsx';
import {
  abandonner,
  apercuDe,
  changerVue,
  type Envoi,
  type EtatEnvoi,
  estEnRoute,
  mettreEnPause,
  reprendre,
} from './envois.ts';
import styles from './LigneEnvoi.module.css';
import { TEXTES } from './textes.ts';

const MOTS = {
  ATTENTE: TEXTES.attente,
  COUPURE: TEXTES.coupure,
  PAUSE: TEXTES.enPause,
  DEPOT: TEXTES.verification,
  REFUSE: TEXTES.refuse,
  ECHEC: TEXTES.echec,
} as const satisfies Partial<Record<EtatEnvoi, string>>;

export interface LigneEnvoiProps {
  readonly envoi: Envoi;
  readonly vues: readonly ChoiceOption[];
  /** The file is out of the way: forgotten here, and on the server when it refused it. */
  readonly onDismiss: () => void;
}

/** A file on its way, or one that was refused and why. */
export function LigneEnvoi({ envoi, vues, onDismiss }: LigneEnvoiProps) {
  const { mediaId, nom, taille, envoyes, etat, phrase, vue } = envoi;
  const apercu = apercuDe(mediaId);
  const mot = etat === 'ENVOI' ? {} : { valueText: MOTS[etat] };
  const enRoute = estEnRoute(envoi);
  const arrete = etat === 'REFUSE' || etat === 'ECHEC';
  return (
    <li className={styles.ligne} data-etat={etat}>
      {apercu ? (
        <img className={styles.apercu} src={apercu} alt="" />
      ) : (
        <span className={styles.apercu} aria-hidden="true" />
      )}
      <div className={styles.corps}>
        <ProgressBar
          label={nom}
          value={arrete ? 100 : Math.round((100 * envoyes) / Math.max(1, taille))}
          state={arrete ? 'stopped' : 'running'}
          {...mot}
        />
        {phrase && <p className={styles.phrase}>{phrase}</p>}
        {enRoute && (
          <Select
            label={`${TEXTES.vue}\u00a0: ${nom}`}
            options={vues}
            value={vue}
            onChange={(cle) => changerVue(mediaId, String(cle) as keyof typeof VUES)}
          />
        )}
      </div>
      <div className={styles.actions}>
        {(etat === 'ENVOI' || etat === 'COUPURE' || etat === 'ATTENTE') && (
          <IconButton
            label={`${TEXTES.pause}\u00a0: ${nom}`}
            icon={<Pause aria-hidden="true" />}
            onPress={() => mettreEnPause(mediaId)}
          />
        )}
        {etat === 'PAUSE' && (
          <IconButton
            label={`${TEXTES.reprendre}\u00a0: ${nom}`}
            icon={<Play aria-hidden="true" />}
            onPress={() => reprendre(mediaId)}
          />
        )}
        {etat === 'ECHEC' && (
          <IconButton
            label={`${TEXTES.recommencer}\u00a0: ${nom}`}
            icon={<RotateCcw aria-hidden="true" />}
            onPress={() => reprendre(mediaId)}
          />
        )}
        {enRoute ? (
          <IconButton
            label={`${TEXTES.abandonner}\u00a0: ${nom}`}
            icon={<Trash2 aria-hidden="true" />}
            onPress={() => abandonner(mediaId)}
          />
        ) : (
          <IconButton
            label={`${TEXTES.oublier}\u00a0: ${nom}`}
            icon={<X aria-hidden="true" />}
            onPress={onDismiss}
          />
        )}
      </div>
    </li>
  );
}
