import { acces } from '../features/acces/routes.tsx';
import { administration } from '../features/administration/routes.tsx';
import { ailleurs } from '../features/ailleurs/routes.tsx';
import { appareils } from '../features/appareils/routes.tsx';
import { captation } from '../features/captation/routes.tsx';
import { compteRendu } from '../features/compte-rendu/routes.tsx';
import { confluences } from '../features/confluences/routes.tsx';
import { courrier } from '../features/courrier/routes.tsx';
import { demande } from '../features/demande/routes.tsx';
import { dispositifs } from '../features/dispositifs/routes.tsx';
import { dossier } from '../features/dossier/routes.tsx';
import { evaluation } from '../features/evaluation/routes.tsx';
import { exporter } from '../features/export/routes.tsx';
import { facturation } from '../features/facturation/routes.tsx';
import { fhir } from '../features/fhir/routes.tsx';
import { imagerie } from '../features/imagerie/routes.tsx';
import { lecture } from '../features/lecture/routes.tsx';
import { protocoles } from '../features/protocoles/routes.tsx';
import { reception } from '../features/reception/routes.tsx';
import { reprise } from '../features/reprise/routes.tsx';
import { tablette } from '../features/tablette/routes.tsx';
import { tournees } from '../features/tournees/routes.tsx';
import { transmission } from '../features/transmission/routes.tsx';
import type { Fonctionnalite } from '../kernel/fonctionnalite.ts';

/** Every capability of the application, in the order of the navigation. */
export const FONCTIONNALITES: readonly Fonctionnalite[] = [
  acces,
  lecture,
  compteRendu,
  demande,
  ailleurs,
  confluences,
  captation,
  administration,
  protocoles,
  dossier,
  courrier,
  facturation,
  imagerie,
  reception,
  fhir,
  exporter,
  reprise,
  transmission,
  evaluation,
  dispositifs,
  tablette,
  tournees,
  appareils,
];
