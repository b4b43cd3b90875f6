import { type CompteRenduLuT, type RemiseLueT, reglerRemise } from '@orapont/contract/compte-rendu';
import { formaterDate, jourParis } from '@orapont/domain/dates';
import {
  LIBELLES_MOTIF_NON_TRANSMISSION,
  type MotifNonTransmission,
} from '@orapont/domain/teleexpertise/motifs';
import { MOTIFS_PAR_DESTINATION } from '@orapont/domain/teleexpertise/remise';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { CircleCheck, CircleDashed, CircleSlash, LoaderCircle } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-aria-components/Link';
import { call, ErreurApi } from '../../kernel/call.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { DateField } from '../../ui/DateField.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import { Stack } from '../../ui/Stack.tsx';
import { Status } from '../../ui/Status.tsx';
import { TextArea } from '../../ui/TextArea.tsx';
import { showToast } from '../../ui/toasts.ts';
import styles from './EcranCompteRendu.module.css';
import { cleCompteRendu } from './requetes.ts';
import { T } from './textes.ts';

type Geste = { readonly remise: RemiseLueT; readonly etat: 'FAIT' | 'NON_TRANSMIS' };

/** The three deliveries, and what is still to be done about each (TE-11). */
export function Remises({ cr }: { readonly cr: CompteRenduLuT }) {
  const [geste, setGeste] = useState<Geste | null>(null);
  return (
    <Card title={T.remises}>
      <p className={styles.discret}>{cr.etatActe === 'CLOTUREE' ? T.clos : T.remisesAide}</p>
      <div>
        {cr.remises.map((remise) => (
          <Remise key={remise.type} remise={remise} onGeste={(etat) => setGeste({ remise, etat })} />
        ))}
      </div>
      {geste && <DialogueRemise id={cr.id} {...geste} onFermer={() => setGeste(null)} />}
    </Card>
  );
}

const ASPECTS = {
  A_FAIRE: { tone: 'attention', Icone: CircleDashed },
  EN_COURS: { tone: 'info', Icone: LoaderCircle },
  FAIT: { tone: 'success', Icone: CircleCheck },
  NON_TRANSMIS: { tone: 'neutral', Icone: CircleSlash },
} as const;

interface PropsRemise {
  readonly remise: RemiseLueT;
  readonly onGeste: (etat: Geste['etat']) => void;
}

function Remise({ remise, onGeste }: PropsRemise) {
  const { tone, Icone } = ASPECTS[remise.etat];
  const ouverte = remise.etat !== 'FAIT' && remise.type === 'MON_ESPACE_SANTE';
  return (
    <div className={styles.remise}>
      <p>{remise.libelle}</p>
      <Status tone={tone} icon={<Icone aria-hidden="true" />}>
        {remise.etatLibelle}
        {remise.le ? ` le ${formaterDate(jourParis(remise.le))}` : ''}
      </Status>
      {remise.motifLibelle && (
        <p className={styles.discret}>
          {[remise.motifLibelle, remise.motif === 'OPPOSITION' ? remise.motifTexte : '']
            .filter(Boolean)
            .join('\u00a0: ')}
        </p>
      )}
      {remise.suite && <p className={styles.discret}>{remise.suite}</p>}
      {remise.bacASable && (
        <p className={styles.discret}>
          {T.bacASable} <Link href="/bac-a-sable/dmp">{T.bacASableVoir}</Link>
        </p>
      )}
      {ouverte && (
        <Stack as="row" gap="small">
          {remise.etat !== 'EN_COURS' && (
            <Button variant="secondary" onPress={() => onGeste('FAIT')}>
              {T.deposer}
            </Button>
          )}
          <Button variant="quiet" onPress={() => onGeste('NON_TRANSMIS')}>
            {T.nonTransmis}
          </Button>
        </Stack>
      )}
    </div>
  );
}

function DialogueRemise({ id, remise, etat, onFermer }: Geste & { id: string; onFermer: () => void }) {
  const jour = jourParis(new Date().toISOString());
  const [le, setLe] = useState<string>(jour);
  const [motif, setMotif] = useState<MotifNonTransmission | null>(null);
  const [motifTexte, setMotifTexte] = useState('');
  const client = useQueryClient();
  const envoi = useMutation({
    mutationFn: () =>
      call(reglerRemise, {
        params: { id, type: remise.type },
        body: {
          etat,
          le: etat === 'FAIT' && le !== '' ? (le as typeof jour) : null,
          motif: etat === 'FAIT' ? null : motif,
          motifTexte,
        },
      }),
    onSuccess: async () => {
      showToast(T.remiseFaite);
      onFermer();
      await client.invalidateQueries({ queryKey: cleCompteRendu(id) });
    },
  });
  const champs = envoi.error instanceof ErreurApi ? envoi.error.champs : {};
  return (
    <Dialog
      title={etat === 'FAIT' ? T.deposer : T.nonTransmis}
      size="small"
      isOpen
      onOpenChange={(isOpen) => !isOpen && onFermer()}
      footer={
        <>
          <Button variant="secondary" onPress={onFermer}>
            {T.annuler}
          </Button>
          <Button
            onPress={() => envoi.mutate()}
            isPending={envoi.isPending}
            isDisabled={etat === 'FAIT' ? le === '' : motif === null}
          >
            {T.enregistrer}
          </Button>
        </>
      }
    >
      <Stack>
        {envoi.error && <Banner kind="danger" isLive title={envoi.error.message} />}
        <p>{remise.libelle}</p>
        {etat === 'FAIT' ? (
          <DateField
            label={T.deposeLe}
            value={le}
            onChange={setLe}
            max={jour}
            isRequired
            {...(champs['le'] ? { error: champs['le'] } : {})}
          />
        ) : (
          <RadioGroup
            label={T.motif}
            isRequired
            value={motif}
            onChange={(valeur) => setMotif(valeur as MotifNonTransmission)}
            options={MOTIFS_PAR_DESTINATION[remise.type].map((code) => ({
              value: code,
              label: LIBELLES_MOTIF_NON_TRANSMISSION[code],
            }))}
            error={champs['motif']}
          />
        )}
        {etat === 'NON_TRANSMIS' && motif === 'OPPOSITION' && (
          <TextArea label={T.motifTexte} rows={2} isRequired value={motifTexte} onChange={setMotifTexte} />
        )}
      </Stack>
    </Dialog>
  );
}
