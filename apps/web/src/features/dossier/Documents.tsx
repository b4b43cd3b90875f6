import { type DocumentT, lireDocument } from '@orapont/contract/dossier';
import { exporterDossier } from '@orapont/contract/export';
import { formaterDate, jourParis } from '@orapont/domain/dates';
import { Download, FileText, PackageOpen, Send } from 'lucide-react';
import { adresse } from '../../kernel/call.ts';
import { Card } from '../../ui/Card.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import styles from './Dossier.module.css';
import { TEXTES as T } from './textes.ts';

interface DocumentsProps {
  readonly documents: readonly DocumentT[];
  /** The record that may leave whole; null for who may not take it out. */
  readonly exportable: string | null;
  /** The record from which documents may be sent; null for who may not. */
  readonly transmissible: string | null;
}

/** What was filed or received. Opening one is traced, and so is taking the whole record out. */
export function Documents({ documents, exportable, transmissible }: DocumentsProps) {
  const sortie = exportable !== null || transmissible !== null;
  return (
    <Card
      title={T.documents}
      {...(sortie
        ? {
            footer: (
              <>
                {transmissible !== null && <Transmettre id={transmissible} />}
                {exportable !== null && <Exporter id={exportable} />}
              </>
            ),
          }
        : {})}
    >
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
              <span className={styles['gestes']}>
                <Ouvrir document={document} />
                {transmissible !== null && <Envoyer id={transmissible} document={document} />}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

/** By secure mail: the whole record, one document, and what became of what left. */
function Transmettre({ id }: { readonly id: string }) {
  return (
    <>
      <LinkButton href={`/dossiers/${id}/transmettre`} variant="secondary" icon={<Send aria-hidden="true" />}>
        {T.transferer}
      </LinkButton>
      <LinkButton href={`/dossiers/${id}/transmettre?quoi=document`} variant="quiet">
        {T.envoyerDocument}
      </LinkButton>
      <LinkButton href={`/dossiers/${id}/envois`} variant="quiet">
        {T.voirEnvois}
      </LinkButton>
    </>
  );
}

function Envoyer({ id, document }: { readonly id: string; readonly document: DocumentT }) {
  return (
    <LinkButton
      href={`/dossiers/${id}/transmettre?quoi=document&piece=DOCUMENT:${document.id}`}
      variant="quiet"
      icon={<Send aria-hidden="true" />}
      aria-label={`${T.envoyer} ${document.titre || T.types[document.type]}`}
    >
      {T.envoyer}
    </LinkButton>
  );
}

function Exporter({ id }: { readonly id: string }) {
  return (
    <>
      <LinkButton
        href={adresse(exporterDossier, { id })}
        download=""
        variant="secondary"
        icon={<PackageOpen aria-hidden="true" />}
      >
        {T.exporter}
      </LinkButton>
      <p className={styles['discret']}>{T.exporterAide}</p>
    </>
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
