import { type DemandeLueT, fournirComplement } from '@orapont/contract/demande';
import { couvrir } from '@orapont/domain/bouche/couvrir';
import { cleSurface } from '@orapont/domain/bouche/surface';
import { decrireVue, vueDe } from '@orapont/domain/captation/vues';
import { LIBELLES_MOTIF_COMPLEMENT, MOTIFS_COMPLEMENT } from '@orapont/domain/teleexpertise/motifs';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { CarteCouverture } from '../../../bouche/CarteCouverture.tsx';
import { usePresentation } from '../../../bouche/usePresentation.ts';
import { DessinVue } from '../../../captation-dessins/DessinVue.tsx';
import { call } from '../../../kernel/call.ts';
import { useMedias } from '../../../medias/requetes-medias.ts';
import { TeleversementImages } from '../../../medias/TeleversementImages.tsx';
import { usePropres } from '../../../protocoles/usePropres.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Card } from '../../../ui/Card.tsx';
import { Stack } from '../../../ui/Stack.tsx';
import { TextArea } from '../../../ui/TextArea.tsx';
import { showToast } from '../../../ui/toasts.ts';
import styles from '../Demande.module.css';
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
        <ZonesDemandees demande={demande} />
        <TeleversementImages
          acteId={demande.id}
          protocole={demande.champs.protocole ?? 'RAPIDE_5'}
          demandees={
            demande.complement ? { vues: demande.complement.vues, depuis: demande.complement.le } : undefined
          }
        />
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
  const { vues: propres } = usePropres();
  if (!complement) return null;
  const motifs = MOTIFS_COMPLEMENT.filter((motif) => complement.motifs.includes(motif));
  const vues = complement.vues.map((code) => decrireVue(code, propres));
  return (
    <Stack gap="small">
      {motifs.length > 0 && (
        <ul>
          {motifs.map((motif) => (
            <li key={motif}>{LIBELLES_MOTIF_COMPLEMENT[motif]}</li>
          ))}
        </ul>
      )}
      {complement.texte && <p className={styles.dit}>{complement.texte}</p>}
      {vues.length > 0 && (
        <>
          <h3>{T.vues}</h3>
          <ul>
            {vues.map((vue) => (
              <li key={vue.code}>
                <strong>{vue.libelle}</strong>. {vue.consigne}
                <DessinVue dessin={vue.dessin} decoratif />
              </li>
            ))}
          </ul>
        </>
      )}
    </Stack>
  );
}

/** What the requis did not see, on the map of what the pictures show; a picture taken since answers for its zones. */
function ZonesDemandees({ demande }: { readonly demande: DemandeLueT }) {
  const medias = (useMedias(demande.id).data?.medias ?? []).filter(({ etat }) => etat !== 'REJETE');
  const presentation = usePresentation(demande.dossierId, demande.patient.age);
  const { zones, le } = demande.complement ?? { zones: [], le: '' };
  if (zones.length === 0) return null;
  const neuves = medias.filter(({ deposeLe }) => deposeLe > le).map((media) => vueDe(media).montre);
  const restantes = zones.filter(
    (zone) =>
      !neuves.some(({ faces, sites }) => [...faces, ...sites].some((cle) => cle === cleSurface(zone))),
  );
  return (
    <section aria-labelledby="titre-zones">
      <Stack gap="small">
        <h3 id="titre-zones">{T.zones}</h3>
        <CarteCouverture
          couverture={couvrir(presentation, medias.map(vueDe), [], {
            constatations: restantes.map((zone) => ({ ...zone, visibilite: 'NON_VUE', motif: null })),
          })}
          surbrillance={{ cles: new Set(restantes.map(cleSurface)), mot: T.zonesMot }}
        />
      </Stack>
    </section>
  );
}
