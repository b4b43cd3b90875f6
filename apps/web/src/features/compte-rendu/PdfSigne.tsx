import { lirePdfCompteRendu } from '@orapont/contract/compte-rendu';
import { Download, FileText } from 'lucide-react';
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
      <Stack as="row" gap="small">
        <Button icon={<FileText aria-hidden="true" />} onPress={() => window.open(url, '_blank', 'noopener')}>
          {T.ouvrir}
        </Button>
        <Button
          variant="secondary"
          icon={<Download aria-hidden="true" />}
          onPress={() => enregistrer(url, id)}
        >
          {T.telecharger}
        </Button>
      </Stack>
      <iframe className={styles.pdf} title={T.document} src={`${url}#navpanes=0&view=FitH`} />
    </Stack>
  );
}

/** Never the name of a person: what is downloaded ends in a folder that others see. */
function enregistrer(url: string, id: string) {
  const lien = document.createElement('a');
  lien.href = url;
  lien.download = `compte-rendu-${id.slice(-8)}.pdf`;
  lien.click();
}
