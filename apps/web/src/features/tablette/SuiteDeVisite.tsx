import type { IssueCaptation } from '@orapont/domain/captation/issue';
import { LIBELLES_ETAT_RESIDENT } from '@orapont/domain/tournee/residents';
import { ArrowRight } from 'lucide-react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { clore, lireJournal } from '../../horsligne/visite.ts';
import { Button } from '../../ui/Button.tsx';
import { Stack } from '../../ui/Stack.tsx';
import { showToast } from '../../ui/toasts.ts';
import { Signalement } from './Signalement.tsx';
import { finDeVisite, suivantParmi } from './suite.ts';
import styles from './Tablette.module.css';
import { nomDe } from './Tournee.tsx';
import { T } from './textes.ts';
import { useLecture } from './useTablette.ts';
import type { VisiteLue } from './useVisite.ts';

interface SuiteProps {
  readonly visite: VisiteLue;
  readonly issue: IssueCaptation;
}

/** After the camera, in a round: the visit ends with its sitting; the next person is one tap away, under the thumb however long the page. */
export function SuiteDeVisite({ visite, issue }: SuiteProps) {
  const naviguer = useNavigate();
  const { emport, resident, journal, retour } = visite;
  const [signalement, setSignalement] = useState(journal.signalement);
  const [enCours, setEnCours] = useState(false);
  const suivant = useLecture(() => lireSuivant(visite), resident.dossierId)?.valeur;
  const fin = finDeVisite(issue, journal, emport.droits.consentement);
  const tournee = `/tablette/tournees/${emport.tourneeId}`;

  async function partir(ou: string) {
    if (typeof fin !== 'string') {
      setEnCours(true);
      await clore(visite, { ...fin, revenirLe: null, signalement });
      // On the way to somebody else, the bar says what this tablet keeps; a message would lie over who that is.
      if (ou === tournee) showToast(T.fini);
    }
    void naviguer(ou);
  }

  const principale = fin === 'ACCORD' ? 'FICHE' : suivant ? 'SUIVANT' : 'TOURNEE';
  const variante = (sortie: typeof principale) => (sortie === principale ? 'primary' : 'secondary');
  const sorties = {
    SUIVANT: suivant && (
      <Button
        key="SUIVANT"
        isWide
        variant={variante('SUIVANT')}
        icon={<ArrowRight aria-hidden="true" />}
        isPending={enCours}
        onPress={() => void partir(`${tournee}/residents/${suivant.dossierId}`)}
      >
        {T.residentSuivant}
        <span className={styles['suivant']}>{quiEtOu(suivant)}</span>
      </Button>
    ),
    TOURNEE: (
      <Button
        key="TOURNEE"
        isWide
        variant={variante('TOURNEE')}
        isDisabled={enCours}
        onPress={() => void partir(tournee)}
      >
        {T.revenirTournee}
      </Button>
    ),
    FICHE: (
      <Button key="FICHE" variant={variante('FICHE')} isWide onPress={() => void naviguer(retour)}>
        {T.finPhotos}
      </Button>
    ),
  };
  return (
    <>
      <Stack>
        {typeof fin === 'string' ? (
          <p>{T.resteOuverte[fin]}</p>
        ) : (
          <>
            <Signalement value={signalement} onChange={setSignalement} />
            <p>{T.visiteNotee(LIBELLES_ETAT_RESIDENT[fin.etat])}</p>
          </>
        )}
        {SORTIES.filter((sortie) => sortie !== principale).map((sortie) => sorties[sortie])}
      </Stack>
      <div className={styles['sortie']}>{sorties[principale]}</div>
    </>
  );
}

const SORTIES = ['SUIVANT', 'TOURNEE', 'FICHE'] as const;

const quiEtOu = (resident: VisiteLue['resident']) =>
  [nomDe(resident), resident.identite.chambre && `${T.chambre.toLowerCase()} ${resident.identite.chambre}`]
    .filter(Boolean)
    .join(', ');

async function lireSuivant({ emport, resident }: VisiteLue) {
  const lus = await Promise.all(
    emport.residents.map(async (autre) => ({ autre, journal: await lireJournal(emport.tourneeId, autre) })),
  );
  const restants = lus.filter(({ journal }) => journal.etat === 'A_VOIR').map(({ autre }) => autre);
  return suivantParmi(restants, resident);
}
