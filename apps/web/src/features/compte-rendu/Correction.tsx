import { ouvrirPeriodeDeSignature } from '@orapont/contract/acces';
import { type CompteRenduLuT, corrigerCompteRendu } from '@orapont/contract/compte-rendu';
import {
  type ContenuLectureT,
  LIBELLES_URGENCE_SOINS,
  type ReponseT,
  URGENCES_SOINS,
  type UrgenceSoins,
} from '@orapont/contract/lecture';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { PenLine } from 'lucide-react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { call, ErreurApi } from '../../kernel/call.ts';
import { CLE_MOI, useMoi } from '../../kernel/moi.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import { Stack } from '../../ui/Stack.tsx';
import { TextArea } from '../../ui/TextArea.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { showToast } from '../../ui/toasts.ts';
import { CHAMPS_CORRECTION } from './champs-correction.ts';
import { T } from './textes.ts';

interface Props {
  readonly cr: CompteRenduLuT;
  readonly lecture: ContenuLectureT;
  readonly onFermer: () => void;
}

/** A new version: what changes, why, and a signature of its own. */
export function Correction({ cr, lecture, onFermer }: Props) {
  const [reponse, setReponse] = useState<ReponseT>(lecture.reponse);
  const [motif, setMotif] = useState('');
  const [code, setCode] = useState('');
  const periode = usePeriodeOuverte();
  const [cle] = useState(() => crypto.randomUUID());
  const client = useQueryClient();
  const naviguer = useNavigate();
  const signature = useMutation({
    mutationFn: async () => {
      if (!periode) await call(ouvrirPeriodeDeSignature, { body: { code } });
      return call(corrigerCompteRendu, {
        params: { id: cr.id },
        body: { motif, contenu: { chart: lecture.chart, reponse } },
        cle,
      });
    },
    onSuccess: async ({ compteRenduId }) => {
      showToast(T.corrige);
      onFermer();
      await naviguer(`/comptes-rendus/${compteRenduId}`);
      await client.invalidateQueries();
    },
    onSettled: () => client.invalidateQueries({ queryKey: CLE_MOI }),
  });
  const champs = signature.error instanceof ErreurApi ? signature.error.champs : {};
  const ecrire = (change: Partial<ReponseT>) => setReponse((avant) => ({ ...avant, ...change }));
  return (
    <Dialog
      title={T.corriger}
      size="large"
      isOpen
      onOpenChange={(isOpen) => !isOpen && onFermer()}
      footer={
        <>
          <Button variant="secondary" onPress={onFermer}>
            {T.annuler}
          </Button>
          <Button
            icon={<PenLine aria-hidden="true" />}
            isDisabled={motif.trim() === '' || !(periode || /^\d{6}$/.test(code))}
            isPending={signature.isPending}
            onPress={() => signature.mutate()}
          >
            {T.corrigerSigner}
          </Button>
        </>
      }
    >
      <Stack>
        {signature.error && <Banner kind="danger" isLive title={signature.error.message} />}
        <p>{T.corrigerAide}</p>
        <TextArea
          label={T.corrigerMotif}
          rows={2}
          isRequired
          value={motif}
          onChange={setMotif}
          error={champs['motif']}
        />
        <TextArea
          label={T.conclusion}
          rows={4}
          value={reponse.conclusion}
          onChange={(conclusion) => ecrire({ conclusion })}
          error={champs['conclusion']}
        />
        <Checkbox
          label={T.nonConcluant}
          isSelected={reponse.nonConcluant}
          onChange={(nonConcluant) => ecrire({ nonConcluant })}
        />
        <RadioGroup
          label={T.urgence}
          layout="inline"
          value={reponse.urgence}
          onChange={(urgence) => ecrire({ urgence: urgence as UrgenceSoins })}
          options={URGENCES_SOINS.map((u) => ({ value: u, label: LIBELLES_URGENCE_SOINS[u] }))}
        />
        {CHAMPS_CORRECTION.map(({ cle: champ, label }) => (
          <TextArea
            key={champ}
            label={label}
            rows={2}
            value={reponse[champ]}
            onChange={(valeur) => ecrire({ [champ]: valeur })}
          />
        ))}
        {!periode && (
          <TextField
            label="Code de votre second facteur"
            value={code}
            onChange={setCode}
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={6}
            isRequired
          />
        )}
      </Stack>
    </Dialog>
  );
}

function usePeriodeOuverte(): boolean {
  const { signatureJusqu } = useMoi();
  return signatureJusqu !== null && Date.parse(signatureJusqu) > Date.now();
}
