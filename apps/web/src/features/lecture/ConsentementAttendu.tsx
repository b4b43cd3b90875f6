import { demanderConsentement, type LectureLueT } from '@orapont/contract/lecture';
import { peutRedemander } from '@orapont/domain/consentement/attendu';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Mail } from 'lucide-react';
import { useState } from 'react';
import { call } from '../../kernel/call.ts';
import { quand } from '../../kernel/dates.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { showToast } from '../../ui/toasts.ts';
import { Echec } from './gestes/Echec.tsx';
import { cleLecture } from './requetes.ts';
import { T } from './textes.ts';

/** A request by mail whose consent nobody has said, or that waits for a colleague's: what to do, and where it stands. */
export function ConsentementAttendu({ lecture: { id, consentement } }: { readonly lecture: LectureLueT }) {
  const client = useQueryClient();
  const [cle, setCle] = useState(() => crypto.randomUUID());
  const demande = useMutation({
    mutationFn: () => call(demanderConsentement, { params: { id }, cle }),
    onSuccess: async () => {
      setCle(crypto.randomUUID());
      showToast(T.consentementParti);
      await client.invalidateQueries({ queryKey: cleLecture(id) });
    },
  });
  if (!consentement) return null;
  const { demandeLe } = consentement;
  return (
    <>
      <Banner
        kind={demandeLe ? 'info' : 'attention'}
        title={titreDe(consentement)}
        actions={
          peutRedemander(demandeLe, new Date().toISOString()) && (
            <Button
              variant={demandeLe ? 'secondary' : 'primary'}
              icon={<Mail aria-hidden="true" />}
              isPending={demande.isPending}
              onPress={() => demande.mutate()}
            >
              {demandeLe ? T.consentementRedemander : T.consentementDemander}
            </Button>
          )
        }
      >
        {texteDe(consentement)}
      </Banner>
      <Echec erreur={demande.error} />
    </>
  );
}

type Consentement = NonNullable<LectureLueT['consentement']>;

function titreDe({ autre, pour, demandeLe }: Consentement): string {
  if (!demandeLe) return T.consentementAbsent;
  const le = quand(demandeLe);
  return autre ? T.consentementConfrere(pour, le) : T.consentementDemande(le);
}

function texteDe({ autre, demandeLe }: Consentement): string {
  if (!demandeLe) return T.consentementAbsentTexte;
  return autre ? T.consentementConfrereTexte : T.consentementDemandeTexte;
}
