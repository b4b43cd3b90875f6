import { ouvrirPeriodeDeSignature } from '@orapont/contract/acces';
import { heureParis } from '@orapont/domain/dates';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { PenLine, ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import { call, ErreurApi } from '../../../kernel/call.ts';
import { CLE_MOI, useMoi } from '../../../kernel/moi.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { Form } from '../../../ui/Form.tsx';
import { Stack } from '../../../ui/Stack.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { Echec } from '../gestes/Echec.tsx';
import { obstaclesDe } from '../gestes/obstacles.ts';
import { CLE_LECTURES } from '../requetes.ts';
import { T } from '../textes.ts';

interface Props<S> {
  /** Signs; the same key again is the same signature. */
  readonly signer: (cle: string) => Promise<S>;
  readonly onFermer: () => void;
  readonly onSigne: (signe: S) => void | Promise<void>;
}

/** A code opens fifteen minutes of signing on this device; the signature is then a press of its own. */
export function DialogueSignature<S>({ signer, onFermer, onSigne }: Props<S>) {
  const { jusqu, onOuverte } = usePeriode();
  // The same key when it is tried again: however many presses, one compte rendu.
  const [cle] = useState(() => crypto.randomUUID());
  const client = useQueryClient();
  const signature = useMutation({
    mutationFn: () => signer(cle),
    onSuccess: async (signe) => {
      await onSigne(signe);
      await client.invalidateQueries({ queryKey: CLE_LECTURES });
    },
  });
  if (jusqu === null) return <DialoguePeriode onFermer={onFermer} onOuverte={onOuverte} />;
  return (
    <Dialog
      title={T.signer}
      size="small"
      isOpen
      onOpenChange={(isOpen) => !isOpen && onFermer()}
      footer={
        <>
          <Button variant="secondary" onPress={onFermer} isDisabled={signature.isPending}>
            {T.annuler}
          </Button>
          <Button
            icon={<PenLine aria-hidden="true" />}
            onPress={() => signature.mutate()}
            isPending={signature.isPending}
            autoFocus
          >
            {T.signer}
          </Button>
        </>
      }
    >
      <Stack>
        <EchecSignature erreur={signature.error} />
        <p>{T.signature}</p>
        <p>{T.periodeOuverte(heureParis(jusqu))}</p>
      </Stack>
    </Dialog>
  );
}

function EchecSignature({ erreur }: { readonly erreur: Error | null }) {
  const obstacles = erreur instanceof ErreurApi ? obstaclesDe(erreur) : [];
  const champs = erreur instanceof ErreurApi ? Object.values(erreur.champs) : [];
  const phrases = [...obstacles.map(({ phrase }) => phrase), ...champs];
  if (!erreur || phrases.length === 0) return <Echec erreur={erreur} />;
  return (
    <Banner kind="danger" isLive title={erreur.message}>
      <ul>
        {phrases.map((phrase) => (
          <li key={phrase}>{phrase}</li>
        ))}
      </ul>
    </Banner>
  );
}

/** Until when one may sign on this device, null when the period is closed. */
export function usePeriode() {
  const { signatureJusqu } = useMoi();
  const [ouverte, setOuverte] = useState<string | null>(signatureJusqu);
  const client = useQueryClient();
  const jusqu = ouverte !== null && Date.parse(ouverte) > Date.now() ? ouverte : null;
  const onOuverte = (nouvelle: string) => {
    setOuverte(nouvelle);
    void client.invalidateQueries({ queryKey: CLE_MOI });
  };
  return { jusqu, onOuverte };
}

interface PropsPeriode {
  readonly onFermer: () => void;
  readonly onOuverte: (jusqu: string) => void;
}

export function DialoguePeriode({ onFermer, onOuverte }: PropsPeriode) {
  const [code, setCode] = useState('');
  const ouverture = useMutation({
    mutationFn: () => call(ouvrirPeriodeDeSignature, { body: { code } }),
    onSuccess: ({ jusqu }) => onOuverte(jusqu),
    onError: () => setCode(''),
  });
  return (
    <Dialog title={T.periodeTitre} size="small" isOpen onOpenChange={(isOpen) => !isOpen && onFermer()}>
      <Form aria-label={T.periodeTitre} onSubmit={() => ouverture.mutate()}>
        <Echec erreur={ouverture.error} />
        <p>{T.periodeTexte}</p>
        <TextField
          label={T.periodeCode}
          value={code}
          onChange={setCode}
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={6}
          isRequired
          autoFocus
        />
        <Button
          type="submit"
          icon={<ShieldCheck aria-hidden="true" />}
          isDisabled={!/^\d{6}$/.test(code)}
          isPending={ouverture.isPending}
        >
          {T.periodeOuvrir}
        </Button>
      </Form>
    </Dialog>
  );
}
