import { type DocumentT, lireDocument } from '@orapont/contract/dossier';
import { formaterDate, jourParis } from '@orapont/domain/dates';
import { Download, FileText } from 'lucide-react';
import { adresse } from '../../kernel/call.ts';
import { Card } from '../../ui/Card.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import styles from './Dossier.module.css';
import { TEXTES as T } from './textes.ts';

/** What was filed or received. Opening one is traced. */
export function Documents({ documents }: { readonly documents: readonly DocumentT[] }) {
  return (
    <Card title={T.documents}>
      {documents.length === 0 ? (
        <p className={styles['discret']}>{T.aucunDocument}</p>
      ) : (
        <ul className={styles['rangees']}>
          {documents.map((document) => (
            <li key={document.id} className={styles['rangee']}>
              <span className={styles['qui']}>
                <span>{document.titre || T.types[document.type]}</span>
                <span className={styles['details']}>{legende(document)}</span>
              </span>
              <Ouvrir document={document} />
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function Ouvrir({ document: { id, typeMime, titre } }: { readonly document: DocumentT }) {
  const pdf = typeMime === 'application/pdf';
  return (
    <LinkButton
      href={adresse(lireDocument, { id })}
      target="_blank"
      rel="noopener"
      variant="quiet"
      icon={pdf ? <FileText aria-hidden="true" /> : <Download aria-hidden="true" />}
      aria-label={`${pdf ? T.ouvrirDocument : T.telecharger} ${titre}`}
    >
      {pdf ? T.ouvrirDocument : T.telecharger}
    </LinkButton>
  );
}

const legende = ({ auteur, deposeLe, numeroVersion }: DocumentT) =>
  [formaterDate(jourParis(deposeLe)), auteur, numeroVersion > 1 ? `version ${numeroVersion}` : '']
    .filter((morceau) => morceau !== '')
    .join(' · ');
