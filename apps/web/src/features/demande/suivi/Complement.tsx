import { type DemandeLueT, fournirComplement } from '@orapont/contract/demande';
import { estCodeVue, VUES } from '@orapont/domain/captation/vues';
import { LIBELLES_MOTIF_COMPLEMENT, MOTIFS_COMPLEMENT } from '@orapont/domain/teleexpertise/motifs';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../../kernel/call.ts';
import { TeleversementImages } from '../../../medias/TeleversementImages.tsx';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Card } from '../../../ui/Card.tsx';
import { Stack } from '../../../ui/Stack.tsx';
import { TextArea } from '../../../ui/TextArea.tsx';
import { showToast } from '../../../ui/toasts.ts';
import { CLE_DEMANDES } from '../requetes.ts';
import { T_SUIVI as T } from '../textes.ts';

/** What the requis still needs, and the place to give it. */
export function Complement({ demande }: { readonly demande: DemandeLueT }) {
  const [texte, setTexte] = useState('');
  const client = useQueryClient();
  const envoi = useMutation({
    mutationFn: () => call(fournirComplement, { params: { id: demande.id }, body: { texte } }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: CLE_DEMANDES });
      showToast(T.complementEnvoye);
    },
  });
  return (
    <Card title={T.complementTitre}>
      <Stack gap="large">
        <Demande complement={demande.complement} />
        <TeleversementImages acteId={demande.id} protocole={demande.champs.protocole ?? 'RAPIDE_5'} />
        <TextArea label={T.texte} rows={4} value={texte} onChange={setTexte} />
        {envoi.isError && <Banner kind="danger" title={envoi.error.message} isLive />}
        <Button
          isWide
          isDisabled={!demande.envoi.possible}
          isPending={envoi.isPending}
          onPress={() => envoi.mutate()}
        >
          {T.envoyerComplement}
        </Button>
      </Stack>
    </Card>
  );
}

function Demande({ complement }: Pick<DemandeLueT, 'complement'>) {
  if (!complement) return null;
  const motifs = MOTIFS_COMPLEMENT.filter((motif) => complement.motifs.includes(motif));
  const vues = complement.vues.filter(estCodeVue);
  return (
    <Stack gap="small">
      <ul>
        {motifs.map((motif) => (
          <li key={motif}>{LIBELLES_MOTIF_COMPLEMENT[motif]}</li>
        ))}
      </ul>
      {complement.texte && <p>{complement.texte}</p>}
      {vues.length > 0 && (
        <>
          <h3>{T.vues}</h3>
          <ul>
            {vues.map((vue) => (
              <li key={vue}>
                <strong>{VUES[vue].libelle}</strong>. {VUES[vue].consigne}
              </li>
            ))}
          </ul>
        </>
      )}
    </Stack>
  );
}
