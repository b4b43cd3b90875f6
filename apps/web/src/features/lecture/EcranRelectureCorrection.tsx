import { corrigerCompteRendu } from '@orapont/contract/compte-rendu';
import type { LectureLueT } from '@orapont/contract/lecture';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { call } from '../../kernel/call.ts';
import { Page } from '../../ui/Page.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { TextArea } from '../../ui/TextArea.tsx';
import { showToast } from '../../ui/toasts.ts';
import { Absent } from './EtatsDuCas.tsx';
import { Relecture } from './Relecture.tsx';
import { estAbsent, useCas } from './requetes.ts';
import { T } from './textes.ts';

/** A correction read again: the document says what it replaces, why, and what changes. */
export function EcranRelectureCorrection() {
  const { id = '' } = useParams();
  const cas = useCas(id);
  const retour = `/lectures/${id}/correction`;
  if (estAbsent(cas.error)) return <Absent />;
  return (
    <Page
      title={T.correctionTitre}
      lead={T.correctionAccroche}
      back={{ href: retour, label: T.retourCorrection }}
      width="full"
    >
      {cas.data && !cas.isFetching ? (
        <Correction lecture={cas.data} retour={retour} />
      ) : (
        <Skeleton shape="picture" />
      )}
    </Page>
  );
}

function Correction({ lecture, retour }: { readonly lecture: LectureLueT; readonly retour: string }) {
  const [motif, setMotif] = useState('');
  // The document is made again when the sentence is finished, not at each letter.
  const [relu, setRelu] = useState('');
  const naviguer = useNavigate();
  const client = useQueryClient();
  const { compteRenduId } = lecture;
  const signable = compteRenduId !== null && lecture.evenements.includes('CORRIGER');
  return (
    <Relecture
      lecture={lecture}
      retour={retour}
      correction={{ motif: relu }}
      signable={signable && motif.trim() !== '' && motif === relu}
      signer={(_version, cle) =>
        call(corrigerCompteRendu, {
          params: { id: compteRenduId ?? '' },
          body: { motif, contenu: lecture.brouillon.contenu },
          cle,
        })
      }
      onSigne={async (signe) => {
        showToast(T.correctionSignee);
        await naviguer(`/comptes-rendus/${signe.compteRenduId}`);
        await client.invalidateQueries();
      }}
    >
      <TextArea
        label={T.correctionMotif}
        help={T.correctionMotifAide}
        rows={2}
        isRequired
        value={motif}
        onChange={setMotif}
        onBlur={() => setRelu(motif)}
      />
    </Relecture>
  );
}
