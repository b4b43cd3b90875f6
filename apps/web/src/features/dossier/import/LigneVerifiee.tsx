import { CHAMPS_IMPORT, type LigneImportT } from '@orapont/contract/dossier-import';
import { CircleAlert, CircleCheck, Equal, TriangleAlert } from 'lucide-react';
import { Checkbox } from '../../../ui/Checkbox.tsx';
import { Status } from '../../../ui/Status.tsx';
import styles from '../Dossier.module.css';
import { TEXTES as T } from '../textes.ts';
import { basculer, type Decisions } from './decisions.ts';

interface Props {
  readonly ligne: LigneImportT;
  readonly decisions: Decisions;
  readonly decider: (suite: (avant: Decisions) => Decisions) => void;
}

const ETATS = {
  ERREUR: { tone: 'danger', Icone: CircleAlert },
  RESSEMBLE: { tone: 'attention', Icone: TriangleAlert },
  CONNUE: { tone: 'neutral', Icone: Equal },
  NOUVELLE: { tone: 'success', Icone: CircleCheck },
} as const;

/** One line of the list: its state, its remarks, and the few decisions that it asks for. */
export function LigneVerifiee({ ligne, decisions, decider }: Props) {
  const { numero, etat, identite, chambre, erreurs, avertissements } = ligne;
  const { tone, Icone } = ETATS[etat];
  const ecartee = decisions.ecartees.has(numero);
  return (
    <li className={styles['ligneImport']} data-etat={etat}>
      <div className={styles['tete']}>
        <Status tone={tone} icon={<Icone aria-hidden="true" />}>
          {T.etats[etat]}
        </Status>
        <strong>{identite || '—'}</strong>
        <span className={styles['details']}>
          ligne {numero}
          {chambre && ` · ${T.chambre.toLocaleLowerCase('fr')} ${chambre}`}
        </span>
      </div>
      {erreurs.length + avertissements.length > 0 && (
        <ul>
          {erreurs.map(({ champ, phrase }) => (
            <li key={phrase}>
              {champ && `${CHAMPS_IMPORT[champ]}\u00a0: `}
              {phrase}
            </li>
          ))}
          {avertissements.map((phrase) => (
            <li key={phrase}>{phrase}</li>
          ))}
        </ul>
      )}
      {etat === 'CONNUE' && !ecartee && <Differences ligne={ligne} decisions={decisions} decider={decider} />}
      {etat === 'RESSEMBLE' && !ecartee && (
        <Checkbox
          label={T.autrePersonne}
          isSelected={decisions.autresPersonnes.has(numero)}
          onChange={(oui) =>
            decider((avant) => ({
              ...avant,
              autresPersonnes: basculer(avant.autresPersonnes, numero, oui),
            }))
          }
        />
      )}
      <Checkbox
        label={`${T.ecarter} (ligne ${numero})`}
        isSelected={ecartee}
        onChange={(oui) =>
          decider((avant) => ({ ...avant, ecartees: basculer(avant.ecartees, numero, oui) }))
        }
      />
    </li>
  );
}

function Differences({ ligne: { numero, differences }, decisions, decider }: Props) {
  const pris = decisions.misesAJour.get(numero) ?? new Set();
  if (differences.length === 0) return <p className={styles['discret']}>{T.identique}</p>;
  return differences.map(({ champ, actuel, fichier }) => (
    <Checkbox
      key={champ}
      label={T.reprendreFichier(CHAMPS_IMPORT[champ], actuel, fichier)}
      isSelected={pris.has(champ)}
      onChange={(oui) =>
        decider((avant) => ({
          ...avant,
          misesAJour: new Map(avant.misesAJour).set(
            numero,
            basculer(avant.misesAJour.get(numero) ?? new Set(), champ, oui),
          ),
        }))
      }
    />
  ));
}
