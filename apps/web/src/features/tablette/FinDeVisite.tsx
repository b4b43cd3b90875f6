import type { DateCivile } from '@orapont/domain/dates';
import { jourParis } from '@orapont/domain/dates';
import { LIBELLES_MOTIF_ARRET } from '@orapont/domain/tournee/residents';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { clore } from '../../horsligne/visite.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { DateField } from '../../ui/DateField.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Stack } from '../../ui/Stack.tsx';
import { showToast } from '../../ui/toasts.ts';
import { Signalement } from './Signalement.tsx';
import { type FinPossible, finDe } from './suite.ts';
import styles from './Tablette.module.css';
import { T } from './textes.ts';
import type { VisiteLue } from './useVisite.ts';

type Issue = FinPossible & { readonly libelle: string };

const VU: Issue = { etat: 'VU', arret: null, libelle: T.vu };
const PARTIEL: Issue = { etat: 'PARTIEL', arret: null, libelle: T.partiel };
const ARRETS: readonly Issue[] = [
  { etat: 'REFUS', arret: 'REFUS_DU_JOUR', libelle: T.refusDuJour },
  { etat: 'REPORTE', arret: 'FATIGUE', libelle: T.fatigue },
  { etat: 'ABSENT', arret: 'SORTIE', libelle: T.absent },
];

/** One tap for each ordinary end; what exists is kept whatever the end. */
export function FinDeVisite({ visite }: { readonly visite: VisiteLue }) {
  const naviguer = useNavigate();
  const { journal, emport } = visite;
  const [signalement, setSignalement] = useState(journal.signalement);
  const [arret, setArret] = useState<Issue>();
  const [revenirLe, setRevenirLe] = useState('');
  const commence = journal.medias.length > 0;

  async function finir(issue: Issue) {
    const quand = revenirLe === '' ? null : (revenirLe as DateCivile);
    await clore(visite, { ...finDe(issue, journal), revenirLe: quand, signalement });
    showToast(T.fini);
    void naviguer(`/tablette/tournees/${emport.tourneeId}`);
  }

  return (
    <Card title={T.finir}>
      <Stack>
        <Signalement value={signalement} onChange={setSignalement} />
        <Button isWide onPress={() => void finir(VU)}>
          {T.vu}
        </Button>
        {commence && (
          <Button isWide variant="secondary" onPress={() => void finir(PARTIEL)}>
            {T.partiel}
          </Button>
        )}
        <h3>{T.pasAujourdhui}</h3>
        <div className={styles['arrets']}>
          {ARRETS.map((issue) => (
            <Button key={issue.etat} variant="secondary" onPress={() => setArret(issue)}>
              {issue.libelle}
            </Button>
          ))}
        </div>
      </Stack>
      {arret && (
        <Dialog
          title={T.arretTitre(arret.arret ? LIBELLES_MOTIF_ARRET[arret.arret] : arret.libelle)}
          size="small"
          isOpen
          onOpenChange={() => setArret(undefined)}
          footer={
            <Button isWide onPress={() => void finir(arret)}>
              {T.enregistrer}
            </Button>
          }
        >
          <Stack>
            <p>{T.arretTexte}</p>
            <DateField
              label={T.revenir}
              help={T.revenirAide}
              min={jourParis(new Date().toISOString())}
              value={revenirLe}
              onChange={setRevenirLe}
            />
          </Stack>
        </Dialog>
      )}
    </Card>
  );
}
