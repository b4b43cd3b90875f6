import { accepterLecture, type LectureLueT, renoncerComplement } from '@orapont/contract/lecture';
import type { ObservationBouche } from '@orapont/domain/bouche/observation';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Hand, MessageCircleQuestion, PenLine, UserRoundPlus, X } from 'lucide-react';
import { useState } from 'react';
import { call, ErreurApi } from '../../kernel/call.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { showToast } from '../../ui/toasts.ts';
import styles from './ActionsCas.module.css';
import { DialogueComplement } from './gestes/DialogueComplement.tsx';
import { DialogueRefus } from './gestes/DialogueRefus.tsx';
import { DialogueReleve } from './gestes/DialogueReleve.tsx';
import { obstaclesDe } from './gestes/obstacles.ts';
import { CLE_LECTURES, cleLecture } from './requetes.ts';
import { RACCOURCIS_CAS, T } from './textes.ts';
import { useRaccourcis } from './useRaccourcis.ts';

type Ouvert = 'REFUS' | 'COMPLEMENT' | 'RELEVE' | null;

interface Props {
  readonly lecture: LectureLueT;
  readonly chart: ObservationBouche;
  readonly correction: boolean;
  readonly onRelire: () => void;
}

/** What the requis may do now, the main thing first; each has a key. */
export function ActionsCas({ lecture, chart, correction, onRelire }: Props) {
  const [ouvert, setOuvert] = useState<Ouvert>(null);
  const client = useQueryClient();
  const possible = (evenement: LectureLueT['evenements'][number]) => lecture.evenements.includes(evenement);
  const actualiser = async () => {
    await client.invalidateQueries({ queryKey: cleLecture(lecture.id) });
    await client.invalidateQueries({ queryKey: CLE_LECTURES });
  };
  const [cle] = useState(() => crypto.randomUUID());
  const prise = useMutation({
    mutationFn: () => call(accepterLecture, { params: { id: lecture.id }, cle }),
    onSuccess: async () => {
      await actualiser();
      showToast(T.pris);
    },
  });
  const renonciation = useMutation({
    mutationFn: () => call(renoncerComplement, { params: { id: lecture.id } }),
    onSuccess: async () => {
      await actualiser();
      showToast(T.renonce);
    },
  });
  const fermer = () => setOuvert(null);
  useRaccourcis(
    {
      'maj+p': () => possible('ACCEPTER') && prise.mutate(),
      'maj+d': () => possible('DEMANDER_COMPLEMENT') && setOuvert('COMPLEMENT'),
      'maj+r': () => possible('REFUSER') && setOuvert('REFUS'),
      'maj+s': () => (correction || possible('RENDRE')) && onRelire(),
    },
    { actif: ouvert === null },
  );

  return (
    <div className={styles.actions}>
      {possible('REFUSER') && (
        <Button
          variant="quiet"
          icon={<X aria-hidden="true" />}
          onPress={() => setOuvert('REFUS')}
          aria-keyshortcuts={RACCOURCIS_CAS.refuser}
        >
          {T.refuser}
        </Button>
      )}
      {possible('RELEVER') && (
        <Button
          variant="quiet"
          icon={<UserRoundPlus aria-hidden="true" />}
          onPress={() => setOuvert('RELEVE')}
        >
          {T.relever}
        </Button>
      )}
      {possible('DEMANDER_COMPLEMENT') && (
        <Button
          variant="secondary"
          icon={<MessageCircleQuestion aria-hidden="true" />}
          onPress={() => setOuvert('COMPLEMENT')}
          aria-keyshortcuts={RACCOURCIS_CAS.complement}
        >
          {T.complement}
        </Button>
      )}
      {possible('ACCEPTER') && (
        <Button
          icon={<Hand aria-hidden="true" />}
          onPress={() => prise.mutate()}
          isPending={prise.isPending}
          aria-keyshortcuts={RACCOURCIS_CAS.prendre}
        >
          {T.prendre}
        </Button>
      )}
      {possible('RENONCER_COMPLEMENT') && (
        <Button variant="secondary" onPress={() => renonciation.mutate()} isPending={renonciation.isPending}>
          {T.renoncer}
        </Button>
      )}
      {(correction || possible('RENDRE')) && (
        <Button
          icon={<PenLine aria-hidden="true" />}
          onPress={onRelire}
          aria-keyshortcuts={RACCOURCIS_CAS.relire}
        >
          {correction ? T.relireCorrection : T.relire}
        </Button>
      )}
      <Empechement
        erreur={prise.error ?? renonciation.error}
        onFermer={() => {
          prise.reset();
          renonciation.reset();
        }}
      />
      {ouvert === 'REFUS' && <DialogueRefus acteId={lecture.id} onFermer={fermer} />}
      {ouvert === 'COMPLEMENT' && (
        <DialogueComplement
          lecture={lecture}
          chart={chart}
          onFermer={fermer}
          onFait={() => void actualiser()}
        />
      )}
      {ouvert === 'RELEVE' && (
        <DialogueReleve
          acteId={lecture.id}
          parCourrier={lecture.demande.recue !== undefined}
          onFermer={fermer}
          onFait={() => void actualiser()}
        />
      )}
    </div>
  );
}

/** Every obstacle at once, with the rule it comes from. */
function Empechement({ erreur, onFermer }: { readonly erreur: Error | null; readonly onFermer: () => void }) {
  if (!erreur) return null;
  const obstacles = erreur instanceof ErreurApi ? obstaclesDe(erreur) : [];
  return (
    <Dialog
      title={obstacles.length > 0 ? T.obstacles : T.panne}
      isOpen
      onOpenChange={(isOpen) => !isOpen && onFermer()}
      footer={<Button onPress={onFermer}>{T.fermer}</Button>}
    >
      {obstacles.length === 0 ? (
        <Banner kind="attention" title={erreur.message} />
      ) : (
        <ul>
          {obstacles.map(({ code, phrase, source }) => (
            <li key={code}>
              {phrase} <small>({source})</small>
            </li>
          ))}
        </ul>
      )}
    </Dialog>
  );
}
