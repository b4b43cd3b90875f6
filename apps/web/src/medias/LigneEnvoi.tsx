import { CircleAlert, Pause, Play, RotateCcw, Trash2, X } from 'lucide-react';
import { useState } from 'react';
import { retenter, suspendre } from '../horsligne/ports.ts';
import { IconButton } from '../ui/IconButton.tsx';
import type { ChoiceOption } from '../ui/ListOption.tsx';
import { ProgressBar } from '../ui/ProgressBar.tsx';
import { Select } from '../ui/Select.tsx';
import { useApercu } from './apercus.ts';
import { abandonner, changerVue, type Envoi, type EtatEnvoi, estEnRoute, recopier } from './envois.ts';
import styles from './LigneEnvoi.module.css';
import { TEXTES } from './textes.ts';

/** Words in place of the percentage. */
const MOTS: Readonly<Partial<Record<EtatEnvoi, string>>> = {
  PAUSE: TEXTES.enPause,
  DEPOT: TEXTES.verification,
};

const reprendre = (mediaId: string) => {
  if (!recopier(mediaId)) void retenter(mediaId);
};

export interface LigneEnvoiProps {
  readonly envoi: Envoi;
  readonly vues: readonly ChoiceOption[];
  /** The file is out of the way: forgotten here, and on the server when it refused it. */
  readonly onDismiss: () => void;
}

/** A file on its way, or one that was refused and why. */
export function LigneEnvoi({ envoi, vues, onDismiss }: LigneEnvoiProps) {
  const nom = envoi.nom ?? vues.find(({ id }) => id === envoi.vue)?.label ?? envoi.vue;
  return estEnRoute(envoi) ? (
    <EnRoute envoi={envoi} nom={nom} vues={vues} />
  ) : (
    <Arrete envoi={envoi} nom={nom} onDismiss={onDismiss} />
  );
}

type Nommee = { readonly nom: string };

function EnRoute({ envoi, nom, vues }: Omit<LigneEnvoiProps, 'onDismiss'> & Nommee) {
  const { mediaId, taille, faits, etat, vue, phrase } = envoi;
  const mot = MOTS[etat];
  const apercu = useApercu(mediaId, envoi.montrable);
  const modifiable = etat !== 'DEPOT' && !envoi.montre;
  return (
    <li className={styles.ligne} data-etat={etat}>
      <Apercu source={apercu} />
      <div className={styles.corps}>
        <ProgressBar
          label={nom}
          value={Math.round((100 * faits) / Math.max(1, taille))}
          {...(mot ? { valueText: mot } : {})}
        />
        <p className={styles.phrase}>{phrase ?? TEXTES.copie}</p>
        {modifiable && (
          <Select
            label={TEXTES.vue}
            aria-label={`${TEXTES.vue}\u00a0: ${nom}`}
            options={vues}
            value={vue}
            onChange={(cle) => changerVue(mediaId, String(cle))}
          />
        )}
      </div>
      {etat !== 'DEPOT' && (
        <div className={styles.actions}>
          {etat === 'PAUSE' ? (
            <IconButton
              label={`${TEXTES.reprendre}\u00a0: ${nom}`}
              icon={<Play aria-hidden="true" />}
              onPress={() => reprendre(mediaId)}
            />
          ) : (
            etat === 'EN_ROUTE' && (
              <IconButton
                label={`${TEXTES.pause}\u00a0: ${nom}`}
                icon={<Pause aria-hidden="true" />}
                onPress={() => void suspendre(mediaId)}
              />
            )
          )}
          <IconButton
            label={`${TEXTES.abandonner}\u00a0: ${nom}`}
            icon={<Trash2 aria-hidden="true" />}
            onPress={() => abandonner(mediaId)}
          />
        </div>
      )}
    </li>
  );
}

function Arrete({ envoi, nom, onDismiss }: Omit<LigneEnvoiProps, 'vues'> & Nommee) {
  const { mediaId, etat, phrase } = envoi;
  return (
    <li className={styles.arrete}>
      <div className={styles.dit}>
        <p className={styles.nom}>
          <CircleAlert aria-hidden="true" />
          <strong>{nom}</strong>
          <span>{etat === 'REFUSE' ? TEXTES.refuse : TEXTES.echec}</span>
        </p>
        {phrase && <p>{phrase}</p>}
      </div>
      <div className={styles.actions}>
        {etat === 'ECHEC' && (
          <IconButton
            label={`${TEXTES.recommencer}\u00a0: ${nom}`}
            icon={<RotateCcw aria-hidden="true" />}
            onPress={() => reprendre(mediaId)}
          />
        )}
        <IconButton
          label={`${TEXTES.oublier}\u00a0: ${nom}`}
          icon={<X aria-hidden="true" />}
          onPress={onDismiss}
        />
      </div>
    </li>
  );
}

/** What the browser can show of the file; an empty frame for a HEIC, a DICOM or a file that is no picture. */
function Apercu({ source }: { readonly source: string | undefined }) {
  const [casse, setCasse] = useState(false);
  if (!source || casse) return <span className={styles.apercu} aria-hidden="true" />;
  return <img className={styles.apercu} src={source} alt="" onError={() => setCasse(true)} />;
}
