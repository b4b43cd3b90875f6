import { CHAMPS_IMPORT, type LigneImportT, type SemblableT } from '@orapont/contract/dossier-import';
import { formaterDate } from '@orapont/domain/dates';
import { CircleAlert, CircleCheck, Equal, TriangleAlert } from 'lucide-react';
import { Checkbox } from '../../../ui/Checkbox.tsx';
import { RadioGroup } from '../../../ui/RadioGroup.tsx';
import { Status } from '../../../ui/Status.tsx';
import styles from '../Dossier.module.css';
import { AUTRE, basculer, type Decisions, ECARTEE, repondre, reponse, reprendre } from './decisions.ts';
import { TEXTES as T } from './textes.ts';

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
  const { numero, etat, identite, chambre } = ligne;
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
          {[T.ligne(numero), chambre && T.chambre(chambre)].filter(Boolean).join(' · ')}
        </span>
      </div>
      <Remarques ligne={ligne} />
      {etat === 'CONNUE' && !ecartee && (
        <Differences
          numero={numero}
          differences={ligne.differences}
          decisions={decisions}
          decider={decider}
        />
      )}
      {etat === 'RESSEMBLE' ? (
        <QuiEstCe ligne={ligne} decisions={decisions} decider={decider} />
      ) : (
        <Checkbox
          label={T.ecarterLigne(numero)}
          isSelected={ecartee}
          onChange={(oui) =>
            decider((avant) => ({ ...avant, ecartees: basculer(avant.ecartees, numero, oui) }))
          }
        />
      )}
    </li>
  );
}

function Remarques({ ligne: { erreurs, avertissements } }: Pick<Props, 'ligne'>) {
  if (erreurs.length + avertissements.length === 0) return null;
  return (
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
  );
}

/** The same person, another one, or left for later: one answer, all of them in sight. */
function QuiEstCe({ ligne, decisions, decider }: Props) {
  const { numero, identite, semblables } = ligne;
  const choix = reponse(decisions, numero);
  const fiche = semblables.find(({ dossierId }) => dossierId === choix);
  return (
    <>
      <RadioGroup
        label={T.quiEstCe(identite)}
        value={choix}
        onChange={(valeur) => decider((avant) => repondre(avant, ligne, valeur))}
        options={[
          ...semblables.map((semblable) => ({
            value: semblable.dossierId,
            label: T.memePersonne,
            help: enQuelquesMots(semblable),
          })),
          { value: AUTRE, label: T.autrePersonne, help: T.autrePersonneAide },
          { value: ECARTEE, label: T.ecarter },
        ]}
      />
      {fiche && (
        <Differences
          numero={numero}
          differences={fiche.differences}
          decisions={decisions}
          decider={decider}
        />
      )}
    </>
  );
}

const enQuelquesMots = ({ identite, sexe, dateNaissance, chambre, siteNom }: SemblableT) =>
  [`${identite}, ${T.fiche[sexe]} ${formaterDate(dateNaissance)}`, chambre && T.chambre(chambre), siteNom]
    .filter(Boolean)
    .join(', ');

interface DifferencesProps extends Omit<Props, 'ligne'> {
  readonly numero: number;
  readonly differences: LigneImportT['differences'];
}

function Differences({ numero, differences, decisions, decider }: DifferencesProps) {
  const pris = decisions.misesAJour.get(numero) ?? new Set();
  if (differences.length === 0) return <p className={styles['discret']}>{T.identique}</p>;
  return (
    <fieldset className={styles['reprises']}>
      <legend>{T.reprendre}</legend>
      {differences.map(({ champ, actuel, fichier }) => (
        <Checkbox
          key={champ}
          label={T.reprendreFichier(CHAMPS_IMPORT[champ], actuel, fichier)}
          isSelected={pris.has(champ)}
          onChange={(oui) => decider((avant) => reprendre(avant, numero, champ, oui))}
        />
      ))}
    </fieldset>
  );
}
