import type { LigneLueT } from '@orapont/contract/facturation';
import { CircleAlert, CircleCheck, Clock, Receipt } from 'lucide-react';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Stack } from '../../ui/Stack.tsx';
import { Status } from '../../ui/Status.tsx';
import { Table } from '../../ui/Table.tsx';
import styles from './Facturation.module.css';
import { euros, jour, nomPatient } from './formats.ts';
import { TEXTES } from './textes.ts';

interface TableLignesProps {
  readonly lignes: readonly LigneLueT[];
  readonly filtree: boolean;
  readonly onOuvrir: (id: string) => void;
}

export function TableLignes({ lignes, filtree, onOuvrir }: TableLignesProps) {
  return (
    <Table
      caption={TEXTES.lignes}
      getKey={({ id }) => id}
      rows={lignes}
      empty={
        <EmptyState title={filtree ? TEXTES.videFiltre : TEXTES.vide} icon={<Receipt />}>
          {filtree ? TEXTES.videFiltreDetail : TEXTES.videDetail}
        </EmptyState>
      }
      columns={[
        {
          id: 'patient',
          label: TEXTES.patient,
          isRowHeader: true,
          isNarrow: true,
          render: ({ patient }) => <span className={styles.nom}>{nomPatient(patient)}</span>,
        },
        { id: 'date', label: TEXTES.date, isNarrow: true, render: ({ dateActe }) => jour(dateActe) },
        { id: 'code', label: TEXTES.code, render: ({ code }) => code },
        { id: 'praticien', label: TEXTES.praticien, render: ({ praticien }) => praticien },
        { id: 'rang', label: TEXTES.rang, render: rangDe },
        { id: 'montant', label: TEXTES.montant, align: 'end', render: ({ centimes }) => euros(centimes) },
        { id: 'mode', label: TEXTES.transmission, render: ({ modeLibelle }) => modeLibelle },
        {
          id: 'suite',
          label: TEXTES.action,
          isNarrow: true,
          render: (ligne) => <Suite ligne={ligne} onOuvrir={onOuvrir} />,
        },
      ]}
    />
  );
}

const rangDe = ({ indexQuota, quotaPhrase }: LigneLueT) =>
  indexQuota === null ? (
    <Stack gap="small">
      <Status tone="attention" icon={<CircleAlert aria-hidden="true" />}>
        {TEXTES.horsPlafond}
      </Status>
      <span>{quotaPhrase}</span>
    </Stack>
  ) : (
    TEXTES.rangTexte(indexQuota)
  );

function Suite({ ligne, onOuvrir }: { readonly ligne: LigneLueT; readonly onOuvrir: (id: string) => void }) {
  const { patient, dateActe, adri, aCompleter, facturable } = ligne;
  const aFaire = facturable && !adri.fait;
  return (
    <Stack gap="small">
      {aFaire && (
        <Status tone="attention" icon={<Clock aria-hidden="true" />}>
          {`${TEXTES.adri} ${TEXTES.adriAFaire.toLowerCase()}`}
        </Status>
      )}
      {aCompleter.length > 0 && (
        <>
          <Status tone="attention" icon={<CircleAlert aria-hidden="true" />}>
            {TEXTES.manque}
          </Status>
          <span>{aCompleter.map((donnee) => TEXTES.manques[donnee]).join(', ')}</span>
        </>
      )}
      {!aFaire && aCompleter.length === 0 && (
        <Status tone="success" icon={<CircleCheck aria-hidden="true" />}>
          {TEXTES.complet}
        </Status>
      )}
      <div data-no-print="">
        <Button
          variant="secondary"
          aria-label={TEXTES.ouvrirNom(nomPatient(patient), jour(dateActe))}
          onPress={() => onOuvrir(ligne.id)}
        >
          {TEXTES.ouvrir}
        </Button>
      </div>
    </Stack>
  );
}
