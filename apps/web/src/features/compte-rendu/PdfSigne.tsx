import { lirePdfCompteRendu, lirePdfPrescription } from '@orapont/contract/compte-rendu';
import { Download, FileText } from 'lucide-react';
import { useState } from 'react';
import { usePdf } from '../../kernel/usePdf.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { Stack } from '../../ui/Stack.tsx';
import styles from './EcranCompteRendu.module.css';
import { T } from './textes.ts';

/** The signed document, shown here, opened beside, or kept. */
export function PdfSigne({ id, pret }: { readonly id: string; readonly pret: boolean }) {
  if (!pret)
    return (
      <Banner kind="info" title={T.enRoute}>
        {T.enRouteTexte}
      </Banner>
    );
  return <Document id={id} />;
}

function Document({ id }: { readonly id: string }) {
  const { url, erreur } = usePdf(lirePdfCompteRendu, { id });
  if (erreur) return <Banner kind="danger" isLive title={erreur.message} />;
  if (!url) return <Skeleton shape="picture" />;
  return (
    <Stack>
      <Gestes url={url} nom={`compte-rendu-${id.slice(-8)}`} />
      <iframe
        data-no-print=""
        className={styles.pdf}
        title={T.document}
        src={`${url}#navpanes=0&view=FitH`}
      />
    </Stack>
  );
}

/** The prescription is opened when it is asked for: its reading is traced. */
export function Prescription({ id }: { readonly id: string }) {
  const [demandee, setDemandee] = useState(false);
  return (
    <Stack>
      <p className={styles.discret}>{T.prescriptionAide}</p>
      {demandee ? (
        <DocumentPrescription id={id} />
      ) : (
        <div>
          <Button
            variant="secondary"
            icon={<FileText aria-hidden="true" />}
            onPress={() => setDemandee(true)}
          >
            {T.prescriptionVoir}
          </Button>
        </div>
      )}
    </Stack>
  );
}

function DocumentPrescription({ id }: { readonly id: string }) {
  const { url, erreur } = usePdf(lirePdfPrescription, { id });
  if (erreur) return <Banner kind="danger" isLive title={erreur.message} />;
  if (!url) return <Skeleton shape="picture" />;
  return (
    <Stack>
      <Gestes url={url} nom={`prescription-${id.slice(-8)}`} />
      <iframe
        data-no-print=""
        className={styles.pdf}
        title={T.prescription}
        src={`${url}#navpanes=0&view=FitH`}
      />
    </Stack>
  );
}

function Gestes({ url, nom }: { readonly url: string; readonly nom: string }) {
  return (
    <Stack as="row" gap="small">
      <Button icon={<FileText aria-hidden="true" />} onPress={() => window.open(url, '_blank', 'noopener')}>
        {T.ouvrir}
      </Button>
      <Button
        variant="secondary"
        icon={<Download aria-hidden="true" />}
        onPress={() => enregistrer(url, nom)}
      >
        {T.telecharger}
      </Button>
    </Stack>
  );
}

/** Never the name of a person: what is downloaded ends in a folder that others see. */
function enregistrer(url: string, nom: string) {
  const lien = document.createElement('a');
  lien.href = url;
  lien.download = `${nom}.pdf`;
  lien.click();
}
