import type { CompteRenduLuT } from '@orapont/contract/compte-rendu';
import type { ReactNode } from 'react';
import { Banner } from '../../ui/Banner.tsx';
import { Card } from '../../ui/Card.tsx';
import { type Description, DescriptionList } from '../../ui/DescriptionList.tsx';
import { Disclosure } from '../../ui/Disclosure.tsx';
import styles from './EcranCompteRendu.module.css';
import { T } from './textes.ts';

/** What to do, in the order in which it is needed; the document says the rest. */
export function Resume({ cr: { resume, constats } }: { readonly cr: CompteRenduLuT }) {
  if (!resume) return null;
  const lignes: readonly (readonly [string, ReactNode | null])[] = [
    [T.urgence, resume.urgence],
    [T.soins, liste(resume.soinsConseilles)],
    [T.lieu, resume.lieuDeSoins],
    [T.hygiene, liste(resume.conseilsHygiene)],
    [T.prescriptions, resume.prescriptions],
    [T.actes, liste(resume.actes)],
  ];
  const items = lignes.flatMap(([term, definition]): Description[] =>
    definition ? [{ term, definition }] : [],
  );
  return (
    <Card title={T.enBref}>
      {resume.nonConcluant && <Banner kind="attention" title={T.nonConcluant} />}
      <p className={styles.conclusion}>{resume.conclusion}</p>
      <DescriptionList items={items} />
      {constats.length > 0 && (
        <Disclosure title={T.constats}>
          <ul className={styles.liste}>
            {constats.map((phrase) => (
              <li key={phrase}>{phrase}</li>
            ))}
          </ul>
        </Disclosure>
      )}
    </Card>
  );
}

const liste = (elements: readonly string[]) =>
  elements.length === 0 ? null : (
    <ul className={styles.liste}>
      {elements.map((element) => (
        <li key={element}>{element}</li>
      ))}
    </ul>
  );
